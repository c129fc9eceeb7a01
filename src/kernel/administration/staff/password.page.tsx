import type { Context } from 'hono'
import { Button, ButtonLink, FormActions, PageHeading, Stack } from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { ListedStaff } from '../../organization/staff-list.queries.ts'
import type { Program } from '../../program.ts'

/** Asks before a password is replaced: the old one cannot be brought back. */
export function passwordPage(program: Program, c: Context<ConsoleEnv>, { id, name }: ListedStaff, back: string) {
  return consolePage(program, c, {
    title: '仮のパスワード',
    children: (
      <Stack gap="loose">
        <PageHeading>{name}さんに仮のパスワードを出しますか</PageHeading>
        <p>
          今のパスワードは使えなくなり、サインインしている端末はすべてサインアウトします。仮のパスワードは次の画面で一度だけ表示します。
        </p>
        <PostForm action={`/console/staff/${id}/password`} hidden={{ back }}>
          <FormActions>
            <Button>仮のパスワードを出す</Button>
            <ButtonLink href={back} variant="tertiary">
              やめる
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
