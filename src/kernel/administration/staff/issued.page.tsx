import type { Context } from 'hono'
import { ButtonLink, CopyText, FormActions, PageHeading, Stack } from '#ui/index.ts'
import { asset } from '../../http/assets.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { ListedStaff } from '../../organization/staff-list.queries.ts'
import type { Program } from '../../program.ts'

export interface IssuedPage {
  staff: ListedStaff
  /** Absent where it was shown before. */
  password: string | undefined
  back: string
}

/** Shows it once: opened again, the page only says that. */
export function issuedPage(program: Program, c: Context<ConsoleEnv>, { staff, password, back }: IssuedPage) {
  const ask = `/console/staff/${staff.id}/password?${new URLSearchParams({ back })}`
  return consolePage(program, c, {
    title: '仮のパスワード',
    scripts: [asset('copy.island.js')],
    status: password ? 200 : 410,
    children: (
      <Stack gap="loose">
        <PageHeading>{staff.name}さんの仮のパスワード</PageHeading>
        {password ? (
          <>
            <CopyText id="issued-password" text={password} />
            <p>この画面を離れると、二度と表示されません。本人に直接渡してください。</p>
          </>
        ) : (
          <p>
            仮のパスワードは一度しか表示できません。控えていないときは、<a href={ask}>もう一度出してください</a>。
          </p>
        )}
        <FormActions>
          <ButtonLink href={back} variant="secondary">
            職員の一覧へ
          </ButtonLink>
        </FormActions>
      </Stack>
    ),
  })
}
