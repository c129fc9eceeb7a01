import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Stack,
  TextInput,
} from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv, SiteEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import { sitePage } from '../../http/site-page.tsx'
import type { Program } from '../../program.ts'
import { CurrentPassword } from '../account/current-password.tsx'
import { MIN_LENGTH } from './password-rule.ts'

export interface PasswordPage {
  hasSecondFactor: boolean
  refusal?: Refusal
}

const NewPassword = ({ hasSecondFactor, errors }: { hasSecondFactor: boolean; errors: FieldErrorText[] }) => (
  <TextInput
    name="password"
    type="password"
    label="新しいパスワード"
    hint={`${hasSecondFactor ? MIN_LENGTH.withSecondFactor : MIN_LENGTH.alone}文字以上。記号や大文字を混ぜるより、関係のない言葉をいくつかつなげるほうが強く、覚えやすくなります`}
    autoComplete="new-password"
    width="medium"
    error={errorFor(errors, 'password')}
    required
  />
)

/** Where a browser's password store finds whose password this is. */
const Username = ({ name }: { name: string }) => (
  <input type="text" name="username" value={name} autoComplete="username" hidden readOnly />
)

const errorsOf = (refusal: Refusal | undefined) => (refusal ? [{ field: refusal.field, message: refusal.message }] : [])

export function passwordPage(program: Program, c: Context<ConsoleEnv>, { hasSecondFactor, refusal }: PasswordPage) {
  const errors = errorsOf(refusal)
  return consolePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}パスワードの変更`,
    status: refusal?.status,
    children: (
      <>
        <PageHeading lead="変えると、ほかの端末はすべてサインアウトします。">パスワードの変更</PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action="/console/account/password">
          <Username name={c.var.staff.signInName} />
          <CurrentPassword error={errorFor(errors, 'current-password')} />
          <NewPassword hasSecondFactor={hasSecondFactor} errors={errors} />
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

/** The only page that a temporary password opens. */
export function newPasswordPage(program: Program, c: Context<ConsoleEnv>, { hasSecondFactor, refusal }: PasswordPage) {
  const errors = errorsOf(refusal)
  const heading = '新しいパスワードを決めてください'
  return sitePage(program, c as unknown as Context<SiteEnv>, {
    title: `${refusal ? 'エラー: ' : ''}${heading}`,
    heading,
    service: '職員用',
    layout: 'card',
    status: refusal?.status,
    children: (
      <Stack>
        <ErrorSummary errors={errors} />
        <p>
          {c.var.staff.name}
          さんのいまのパスワードは、このまま使い続けられません。自分だけが知っているものに変えると、仕事の画面が開きます。
        </p>
        <PostForm action="/console/account/password">
          <Username name={c.var.staff.signInName} />
          <CurrentPassword
            label="いまのパスワード"
            hint="人事の担当から受け取ったものなど、いまサインインに使ったもの"
            error={errorFor(errors, 'current-password')}
          />
          <NewPassword hasSecondFactor={hasSecondFactor} errors={errors} />
          <Button wide>パスワードを決める</Button>
        </PostForm>
        <PostForm action="/sign-out">
          <Button variant="tertiary" wide>
            サインアウト
          </Button>
        </PostForm>
      </Stack>
    ),
  })
}
