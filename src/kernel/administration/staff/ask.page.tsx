import type { Context } from 'hono'
import { Button, ButtonLink, FormActions, PageHeading, Prose } from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { ListedStaff } from '../../organization/staff-list.queries.ts'
import type { Program } from '../../program.ts'

export interface Question {
  title: string
  /** Follows the name: 「さんのサインインを停止しますか」. */
  ask: string
  happens: string[]
  button: string
  danger?: true
}

export const questions = {
  password: {
    title: '仮のパスワード',
    ask: 'さんに仮のパスワードを出しますか',
    happens: [
      '今のパスワードは使えなくなります。元には戻せません。',
      'サインインしている端末は、すべてサインアウトします。',
      '仮のパスワードは、次の画面で一度だけ表示します。本人は、サインインしたらすぐに自分のものに変えます。',
    ],
    button: '仮のパスワードを出す',
  },
  disabled: {
    title: 'サインインの停止',
    ask: 'さんのサインインを停止しますか',
    happens: [
      'サインインしている端末は、すぐに使えなくなります。',
      '本人の API トークンも使えなくなります。',
      '書いた返信や記録は残ります。いつでも再開できます。',
    ],
    button: '停止する',
    danger: true,
  },
  'second-factor-removal': {
    title: '二段階認証を解く',
    ask: 'さんの二段階認証を解きますか',
    happens: [
      '認証アプリを失くした人のためのものです。必ず本人からの頼みであることを、顔か声で確かめてください。',
      'サインインしている端末は、すべてサインアウトします。',
      '次のサインインはパスワードだけででき、すぐに新しいパスワードを決めることになります。',
      '本人には、通知とメールで伝わります。',
    ],
    button: '二段階認証を解く',
    danger: true,
  },
} satisfies Record<string, Question>

/** Asks before something is done to a member of staff, with their name and what will happen. */
export function askPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { id, name, signInName }: ListedStaff,
  about: keyof typeof questions,
  back: string,
) {
  const { title, ask, happens, button, danger }: Question = questions[about]
  return consolePage(program, c, {
    title,
    children: (
      <>
        <PageHeading over={signInName}>{`${name}${ask}`}</PageHeading>
        <PostForm action={`/console/staff/${id}/${about}`} hidden={{ back }}>
          <Prose>
            <ul>
              {happens.map((one) => (
                <li>{one}</li>
              ))}
            </ul>
          </Prose>
          <FormActions>
            <Button variant={danger ? 'danger' : 'primary'}>{button}</Button>
            <ButtonLink href={back} variant="secondary">
              やめる
            </ButtonLink>
          </FormActions>
        </PostForm>
      </>
    ),
  })
}
