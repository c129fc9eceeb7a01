import type { Context } from 'hono'
import { Button, ButtonLink, ErrorSummary, errorFor, FormActions, PageHeading, TextInput } from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import { CurrentPassword } from '../account/current-password.tsx'
import { MIN_LENGTH } from './password-rule.ts'

export function passwordPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { hasSecondFactor, refusal }: { hasSecondFactor: boolean; refusal?: Refusal },
) {
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  const least = hasSecondFactor ? MIN_LENGTH.withSecondFactor : MIN_LENGTH.alone
  return consolePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}パスワードの変更`,
    status: refusal?.status,
    children: (
      <>
        <PageHeading lead="変えると、ほかの端末はすべてサインアウトします。">パスワードの変更</PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action="/console/account/password">
          <input type="text" name="username" value={c.var.staff.signInName} autoComplete="username" hidden readOnly />
          <CurrentPassword error={errorFor(errors, 'current-password')} />
          <TextInput
            name="password"
            type="password"
            label="新しいパスワード"
            hint={`${least}文字以上。記号や大文字を混ぜるより、関係のない言葉をいくつかつなげるほうが強く、覚えやすくなります`}
            autoComplete="new-password"
            width="medium"
            error={errorFor(errors, 'password')}
            required
          />
          <FormActions>
            <Button>パスワードを変える</Button>
            <ButtonLink variant="secondary" href="/console/account">
              やめる
            </ButtonLink>
          </FormActions>
        </PostForm>
      </>
    ),
  })
}
