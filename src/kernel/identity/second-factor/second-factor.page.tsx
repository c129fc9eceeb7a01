import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  errorFor,
  FormActions,
  PageHeading,
  QrCode,
  Section,
  Stack,
} from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import { CurrentPassword } from '../account/current-password.tsx'
import { CodeInput } from '../sign-in/code.page.tsx'

export interface SecondFactorPage {
  confirmed: boolean
  /** Drawn and not yet confirmed: what the app is to learn. */
  pending?: { secret: string; address: string }
  refusal?: Refusal
}

const inFours = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

const back = (
  <ButtonLink variant="secondary" href="/console/account">
    戻る
  </ButtonLink>
)

const Begin = ({ error }: { error?: string }) => (
  <PostForm action="/console/account/second-factor">
    <p>
      パスワードのあとに、スマートフォンの認証アプリに表示される6桁の数字も入力するようにします。パスワードが漏れても、それだけではサインインされません。
    </p>
    <CurrentPassword error={error} />
    <FormActions>
      <Button>次へ</Button>
      {back}
    </FormActions>
  </PostForm>
)

const Confirm = ({ pending, error }: { pending: { secret: string; address: string }; error?: string }) => (
  <Stack gap="loose">
    <Section heading="1. 認証アプリに登録します">
      <p>認証アプリ(Google Authenticator、Microsoft Authenticator など)で、このQRコードを読み取ります。</p>
      <QrCode text={pending.address} label="認証アプリに登録するQRコード。読み取れないときは下の文字を入力します" />
      <p>
        読み取れないときは、次の文字をアプリに入力します。
        <br />
        <code>{inFours(pending.secret)}</code>
      </p>
    </Section>
    <Section heading="2. アプリに表示された数字を確かめます">
      <PostForm action="/console/account/second-factor/code">
        <CodeInput label="確認コード" hint="アプリに表示されている6桁の数字" error={error} />
        <FormActions>
          <Button>二段階認証を始める</Button>
          {back}
        </FormActions>
      </PostForm>
    </Section>
  </Stack>
)

const Remove = ({ error }: { error?: string }) => (
  <PostForm action="/console/account/second-factor/removal">
    <p>
      サインインのたびに、認証アプリの確認コードを入力しています。スマートフォンを替えるときは、一度やめてから登録し直します。
    </p>
    <CurrentPassword error={error} />
    <FormActions>
      <Button variant="danger">二段階認証をやめる</Button>
      {back}
    </FormActions>
  </PostForm>
)

export function secondFactorPage(program: Program, c: Context<ConsoleEnv>, page: SecondFactorPage) {
  const { confirmed, pending, refusal } = page
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  const passwordError = errorFor(errors, 'current-password')
  return consolePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}二段階認証`,
    status: refusal?.status,
    children: (
      <>
        <PageHeading>二段階認証</PageHeading>
        <ErrorSummary errors={errors} />
        {confirmed ? (
          <Remove error={passwordError} />
        ) : pending ? (
          <Confirm pending={pending} error={errorFor(errors, 'code')} />
        ) : (
          <Begin error={passwordError} />
        )}
      </>
    ),
  })
}
