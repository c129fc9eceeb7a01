import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  Checkbox,
  errorFor,
  ErrorSummary,
  type FieldErrorText,
  Filled,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import type { SiteEnv } from '../../http/env.ts'
import { goingOn } from '../../http/reader-language.ts'
import { PostForm } from '../../http/render.tsx'
import { JapaneseName } from '../../http/japanese-name.tsx'
import { sitePage } from '../../http/site-page.tsx'
import type { Program } from '../../program.ts'
import type { Provider } from '../oidc/providers.queries.ts'
import { SESSION_LIMITS } from '../sessions.queries.ts'
import { DoneNotice } from './done-notice.tsx'
import { WAYS } from './way-words.ts'

export interface SignInPage {
  next: string
  providers: Provider[]
  done?: string
  name?: string
  sharedTerminal?: boolean
  errors?: FieldErrorText[]
  status?: Refusal['status']
}

export const SharedTerminalCheckbox = ({ checked, lang = 'ja' }: { checked?: boolean; lang?: Language }) => (
  <Checkbox
    name="shared"
    label={WAYS[lang].shared}
    hint={WAYS[lang].sharedHint(SESSION_LIMITS.sharedTerminal.idle)}
    checked={checked}
  />
)

interface ProviderLinksProps {
  c: Context
  providers: Provider[]
  next: string
  lang?: Language
}

/** Other doors: the providers that the town set up. A link, so that a form's policy does not stop the way there. */
export const ProviderLinks = ({ c, providers, next, lang = 'ja' }: ProviderLinksProps) => (
  <Stack gap="tight">
    {providers.map(({ id, label }) => (
      <ButtonLink variant="secondary" wide href={goingOn(c, `/oidc/${id}?next=${encodeURIComponent(next)}`)}>
        <Filled sentence={WAYS[lang].with}>
          <JapaneseName name={label} lang={lang} />
        </Filled>
      </ButtonLink>
    ))}
  </Stack>
)

export function signInPage(program: Program, c: Context<SiteEnv>, page: SignInPage) {
  const { next, providers, done, name, sharedTerminal, errors = [], status } = page
  return sitePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}職員サインイン`,
    heading: '職員サインイン',
    service: '職員用',
    layout: 'card',
    status,
    children: (
      <Stack>
        <DoneNotice done={done} />
        <ErrorSummary errors={errors} heading={status === 429 ? 'しばらくお待ちください' : undefined} />
        <PostForm action="/sign-in" hidden={{ next }}>
          <TextInput
            name="name"
            label="サインイン名"
            value={name}
            error={errorFor(errors, 'name')}
            autoComplete="username"
            autoCapitalize="none"
            spellcheck={false}
            required
          />
          <TextInput
            name="password"
            type="password"
            label="パスワード"
            autoComplete="current-password"
            error={errorFor(errors, 'password')}
            required
          />
          <SharedTerminalCheckbox checked={sharedTerminal} />
          <Button wide>サインイン</Button>
        </PostForm>
        {providers.length > 0 && <ProviderLinks c={c} providers={providers} next={next} />}
        <p>
          住民の方は<a href="/residents/sign-in">住民のサインイン</a>
          へ。パスワードを忘れたときは、人事の担当に再設定を頼んでください。
        </p>
      </Stack>
    ),
  })
}
