import type { Context } from 'hono'
import { Button, ButtonLink, ErrorSummary, errorFor, FormActions, PageHeading, Stack } from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import { CurrentPassword } from '../account/current-password.tsx'
import { DoneNotice } from '../sign-in/done-notice.tsx'
import type { Provider } from './providers.queries.ts'
import type { StaffIdentity } from './staff-identities.queries.ts'

export interface StaffIdentitiesPage {
  identities: StaffIdentity[]
  providers: Provider[]
  refusal?: Refusal
}

const ACTION = '/console/account/identities'

export function staffIdentitiesPage(program: Program, c: Context<ConsoleEnv>, page: StaffIdentitiesPage) {
  const { identities, providers, refusal } = page
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  return consolePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}外部のアカウント`,
    status: refusal?.status,
    flash: <DoneNotice done={c.req.query('done')} />,
    children: (
      <>
        <PageHeading lead="結びつけると、そのアカウントでもサインインできます。">外部のアカウント</PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={ACTION}>
          <CurrentPassword error={errorFor(errors, 'current-password')} />
          <Stack gap="tight">
            {providers.map(({ id, label }) => (
              <Button wide name="provider" value={String(id)}>{`${label}と結びつける`}</Button>
            ))}
            {identities.map(({ issuer, subject, label }) => (
              <Button
                variant="danger"
                wide
                name="identity"
                value={`${issuer} ${subject}`}
                formAction={`${ACTION}/removal`}
              >{`${label}(${subject})の結びつけを解く`}</Button>
            ))}
          </Stack>
          <FormActions>
            <ButtonLink variant="secondary" href="/console/account">
              戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </>
    ),
  })
}
