import type { Context } from 'hono'
import { Button, ButtonLink, ErrorSummary, errorFor, Notice, Stack, TextInput } from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { SiteEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import { sitePage } from '../../http/site-page.tsx'
import { DEMO_MAIL, showsMail } from '../../notifications/demo-mail.routes.tsx'
import type { Program } from '../../program.ts'
import type { Provider } from '../oidc/providers.queries.ts'
import { CodeInput } from '../sign-in/code.page.tsx'
import { DoneNotice } from '../sign-in/done-notice.tsx'
import { ProviderLinks, SharedTerminalCheckbox } from '../sign-in/sign-in.page.tsx'
import { CODE_MINUTES } from './email-code.ts'

export const EmailInput = ({ value, error }: { value?: string; error?: string }) => (
  <TextInput
    name="email"
    type="email"
    label="メールアドレス"
    hint="例: taro@example.jp"
    value={value}
    error={error}
    autoComplete="email"
    autoCapitalize="none"
    spellcheck={false}
    required
  />
)

export interface ResidentSignInPage {
  next: string
  providers: Provider[]
  /** Ways that other rooms offer. */
  others: { href: string; text: string }[]
  done?: string
  email?: string
  sharedTerminal?: boolean
  refusal?: Refusal
}

export function residentSignInPage(program: Program, c: Context<SiteEnv>, page: ResidentSignInPage) {
  const { next, providers, others, done, email, sharedTerminal, refusal } = page
  const errors = refusal?.field ? [{ field: refusal.field, message: refusal.message }] : []
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}住民のサインイン`,
    heading: '住民のサインイン',
    layout: 'card',
    status: refusal?.status,
    children: (
      <Stack>
        <DoneNotice done={done} />
        {refusal && !refusal.field && <Notice tone="error" live="alert" children={<p>{refusal.message}</p>} />}
        <ErrorSummary errors={errors} />
        <p>メールで届く6桁の番号でサインインします。パスワードは要りません。はじめての方もそのまま使えます。</p>
        <PostForm action="/residents/sign-in" hidden={{ next }}>
          <EmailInput value={email} error={errorFor(errors, 'email')} />
          <SharedTerminalCheckbox checked={sharedTerminal} />
          <Button wide>番号をメールで受け取る</Button>
        </PostForm>
        {providers.length > 0 && <ProviderLinks providers={providers} next={next} />}
        {others.map(({ href, text }) => (
          <ButtonLink variant="secondary" wide href={`${href}?next=${encodeURIComponent(next)}`}>
            {text}
          </ButtonLink>
        ))}
      </Stack>
    ),
  })
}

export function residentCodePage(program: Program, c: Context<SiteEnv>, page: { email: string; refusal?: Refusal }) {
  const { email, refusal } = page
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}番号の入力`,
    heading: '番号の入力',
    layout: 'card',
    status: refusal?.status,
    children: (
      <Stack>
        <ErrorSummary errors={errors} />
        <p>
          <strong>{email}</strong> に番号を送りました。{CODE_MINUTES}分以内に入力してください。
        </p>
        <PostForm action="/residents/sign-in/code">
          <CodeInput label="6桁の番号" error={errorFor(errors, 'code')} />
          <Button wide>次へ</Button>
        </PostForm>
        <p>
          届かないときは、迷惑メールの中も確かめてください。それでもなければ、アドレスを確かめて送り直してください。
        </p>
        {showsMail(program) && (
          <p>
            デモでは、<a href={DEMO_MAIL}>送ったメールをここで見られます</a>。
          </p>
        )}
        <ButtonLink variant="secondary" wide href="/residents/sign-in">
          番号を送り直す
        </ButtonLink>
      </Stack>
    ),
  })
}
