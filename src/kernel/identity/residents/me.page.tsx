import type { Context } from 'hono'
import { Button, ErrorSummary, errorFor, FormActions, PageHeading, Section, Stack, TextInput } from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { ResidentEnv, SiteEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import { sitePage } from '../../http/site-page.tsx'
import type { Program } from '../../program.ts'
import { SessionsSection } from '../account/sessions-section.tsx'
import type { Provider } from '../oidc/providers.queries.ts'
import type { ResidentIdentity } from '../residents.queries.ts'
import type { OpenSession } from '../sessions.queries.ts'
import { DoneNotice } from '../sign-in/done-notice.tsx'
import { IdentityList } from './identity-list.tsx'
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
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  const unlinked = providers.filter(({ issuer }) => !identities.some((identity) => identity.issuer === issuer))
  return sitePage(program, c as unknown as Context<SiteEnv>, {
    title: `${refusal ? 'エラー: ' : ''}わたしの情報`,
    width: 'narrow',
    status: refusal?.status,
    children: (
      <>
        <DoneNotice done={c.req.query('done')} />
        <PageHeading>わたしの情報</PageHeading>
        <ErrorSummary errors={errors} />
        <Section heading="お名前">
          <PostForm action="/me/name">
            <TextInput
              name="name"
              label="呼び名"
              hint="職員からの返事で使います。本名でなくてもかまいません"
              value={typed?.name ?? resident.displayName}
              error={errorFor(errors, 'name')}
              autoComplete="nickname"
              width="medium"
              required
            />
            <FormActions>
              <Button>保存する</Button>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading="サインインの方法" id="identities">
          <Stack>
            <IdentityList identities={identities} providers={providers} />
            {unlinked.map(({ id, label }) => (
              <PostForm action="/me/identities" hidden={{ provider: String(id) }} inline>
                <Button variant="secondary">{`${label}を加える`}</Button>
              </PostForm>
            ))}
            {!identities.some(({ kind }) => kind === 'email') && (
              <PostForm action="/me/email">
                <EmailInput value={typed?.email} error={errorFor(errors, 'email')} />
                <FormActions>
                  <Button variant="secondary">メールアドレスを加える</Button>
                </FormActions>
              </PostForm>
            )}
          </Stack>
        </Section>
        <SessionsSection sessions={sessions} own={session.id} now={now} action="/me/ended-sessions" />
        <Section heading="この端末での利用を終える">
          <PostForm action="/sign-out" inline>
            <Button variant="secondary" icon="sign-out">
              サインアウト
            </Button>
          </PostForm>
        </Section>
      </>
    ),
  })
}
