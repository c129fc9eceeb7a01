import type { Context } from 'hono'
import { Button, ButtonLink, errorFor, ErrorSummary, Filled, Notice, Stack, TextInput } from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import type { SiteEnv } from '../../http/env.ts'
import { FORM } from '../../http/form-words.ts'
import { goingOn, readerOf } from '../../http/reader-language.ts'
import { PostForm } from '../../http/render.tsx'
import { sitePage } from '../../http/site-page.tsx'
import { DEMO_MAIL, showsMail } from '../../notifications/demo-mail.routes.tsx'
import type { Program } from '../../program.ts'
import type { Provider } from '../oidc/providers.queries.ts'
import { CodeInput } from '../sign-in/code.page.tsx'
import { DoneNotice } from '../sign-in/done-notice.tsx'
import { ProviderLinks, SharedTerminalCheckbox } from '../sign-in/sign-in.page.tsx'
import { CODE_MINUTES } from './email-code.ts'
import { SIGN_IN } from './sign-in-words.ts'

interface EmailInputProps {
  value?: string
  error?: string
  lang: Language
}

export const EmailInput = ({ value, error, lang }: EmailInputProps) => (
  <TextInput
    name="email"
    type="email"
    label={SIGN_IN[lang].email}
    hint={SIGN_IN[lang].emailHint}
    value={value}
    error={error}
    autoComplete="email"
    autoCapitalize="none"
    spellcheck={false}
    requiredWord={FORM[lang].required}
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
  const lang = readerOf(c)
  const [words, form] = [SIGN_IN[lang], FORM[lang]]
  const errors = refusal?.field ? [{ field: refusal.field, message: refusal.message }] : []
  return sitePage(program, c, {
    title: refusal ? form.wrong(words.title) : words.title,
    heading: words.title,
    lang,
    layout: 'card',
    status: refusal?.status,
    children: (
      <Stack>
        <DoneNotice done={done} lang={lang} />
        {refusal && !refusal.field && <Notice tone="error" live="alert" children={<p>{refusal.message}</p>} />}
        <ErrorSummary errors={errors} heading={form.wrongHeading} />
        <p>{words.lead}</p>
        <PostForm action={goingOn(c, '/residents/sign-in')} hidden={{ next }}>
          <EmailInput value={email} error={errorFor(errors, 'email')} lang={lang} />
          <SharedTerminalCheckbox checked={sharedTerminal} lang={lang} />
          <Button wide>{words.send}</Button>
        </PostForm>
        {providers.length > 0 && <ProviderLinks c={c} providers={providers} next={next} lang={lang} />}
        {others.map(({ href, text }) => (
          <ButtonLink variant="secondary" wide href={goingOn(c, `${href}?next=${encodeURIComponent(next)}`)}>
            {text}
          </ButtonLink>
        ))}
      </Stack>
    ),
  })
}

export function residentCodePage(program: Program, c: Context<SiteEnv>, page: { email: string; refusal?: Refusal }) {
  const { email, refusal } = page
  const lang = readerOf(c)
  const [words, form] = [SIGN_IN[lang], FORM[lang]]
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  return sitePage(program, c, {
    title: refusal ? form.wrong(words.codeTitle) : words.codeTitle,
    heading: words.codeTitle,
    lang,
    layout: 'card',
    status: refusal?.status,
    children: (
      <Stack>
        <ErrorSummary errors={errors} heading={form.wrongHeading} />
        <p>
          <Filled sentence={words.sent(CODE_MINUTES)}>
            <strong>{email}</strong>
          </Filled>
        </p>
        <PostForm action={goingOn(c, '/residents/sign-in/code')}>
          <CodeInput label={words.code} error={errorFor(errors, 'code')} requiredWord={form.required} />
          <Button wide>{words.go}</Button>
        </PostForm>
        <p>{words.missing}</p>
        {showsMail(program) && (
          <p>
            <a href={DEMO_MAIL}>{words.demo}</a>
          </p>
        )}
        <ButtonLink variant="secondary" wide href={goingOn(c, '/residents/sign-in')}>
          {words.again}
        </ButtonLink>
      </Stack>
    ),
  })
}
