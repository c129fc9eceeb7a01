import type { Context } from 'hono'
import {
  Button,
  errorFor,
  ErrorSummary,
  Filled,
  FormActions,
  PageHeading,
  Section,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { ResidentEnv, SiteEnv } from '../../http/env.ts'
import { FORM } from '../../http/form-words.ts'
import { goingOn, readerOf } from '../../http/reader-language.ts'
import { PostForm } from '../../http/render.tsx'
import { JapaneseName } from '../../http/japanese-name.tsx'
import { sitePage } from '../../http/site-page.tsx'
import type { Program } from '../../program.ts'
import { SessionsSection } from '../account/sessions-section.tsx'
import type { Provider } from '../oidc/providers.queries.ts'
import type { ResidentIdentity } from '../residents.queries.ts'
import type { OpenSession } from '../sessions.queries.ts'
import { DoneNotice } from '../sign-in/done-notice.tsx'
import { IdentityList } from './identity-list.tsx'
import { ME } from './me-words.ts'
import { EmailInput } from './resident-sign-in.page.tsx'

export interface MePage {
  identities: ResidentIdentity[]
  providers: Provider[]
  sessions: OpenSession[]
  refusal?: Refusal
  /** What was typed and refused. */
  typed?: { name?: string; email?: string }
}

/** 「わたしの情報」: what the town calls one, and how one signs in. */
export function mePage(program: Program, c: Context<ResidentEnv>, page: MePage) {
  const { resident, session, now } = c.var
  const { identities, providers, sessions, refusal, typed } = page
  const lang = readerOf(c)
  const [words, form] = [ME[lang], FORM[lang]]
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  const unlinked = providers.filter(({ issuer }) => !identities.some((identity) => identity.issuer === issuer))
  return sitePage(program, c as unknown as Context<SiteEnv>, {
    title: refusal ? form.wrong(words.title) : words.title,
    lang,
    width: 'narrow',
    status: refusal?.status,
    children: (
      <>
        <DoneNotice done={c.req.query('done')} lang={lang} />
        <PageHeading>{words.title}</PageHeading>
        <ErrorSummary errors={errors} heading={form.wrongHeading} />
        <Section heading={words.nameHeading}>
          <PostForm action={goingOn(c, '/me/name')}>
            <TextInput
              name="name"
              label={words.name}
              hint={words.nameHint}
              value={typed?.name ?? resident.displayName}
              error={errorFor(errors, 'name')}
              autoComplete="nickname"
              width="medium"
              requiredWord={form.required}
              required
            />
            <FormActions>
              <Button>{words.save}</Button>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading={words.ways} id="identities">
          <Stack>
            <IdentityList
              identities={identities}
              providers={providers}
              lang={lang}
              removal={goingOn(c, '/me/identities/removal')}
            />
            {unlinked.map(({ id, label }) => (
              <PostForm action={goingOn(c, '/me/identities')} hidden={{ provider: String(id) }} inline>
                <Button variant="secondary">
                  <Filled sentence={words.addWay}>
                    <JapaneseName name={label} lang={lang} />
                  </Filled>
                </Button>
              </PostForm>
            ))}
            {!identities.some(({ kind }) => kind === 'email') && (
              <PostForm action={goingOn(c, '/me/email')}>
                <EmailInput value={typed?.email} error={errorFor(errors, 'email')} lang={lang} />
                <FormActions>
                  <Button variant="secondary">{words.addEmail}</Button>
                </FormActions>
              </PostForm>
            )}
          </Stack>
        </Section>
        <SessionsSection
          sessions={sessions}
          own={session.id}
          now={now}
          action={goingOn(c, '/me/ended-sessions')}
          lang={lang}
        />
        <Section heading={words.leaving}>
          <PostForm action={goingOn(c, '/sign-out')} inline>
            <Button variant="secondary" icon="sign-out">
              {words.signOut}
            </Button>
          </PostForm>
        </Section>
      </>
    ),
  })
}
