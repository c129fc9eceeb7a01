import type { Context } from 'hono'
import {
  Button,
  DescriptionList,
  errorFor,
  type FieldErrorText,
  Form,
  FormActions,
  Notice,
  Section,
  TextInput,
} from '#ui/index.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { LineAnswer } from '../../municipality/line-account.ts'
import type { SecretName } from '../../municipality/secrets.queries.ts'
import type { Program } from '../../program.ts'
import { settingsPage } from './settings-page.tsx'

export interface LinePage {
  dates: Partial<Record<SecretName, Temporal.Instant>>
  answer?: LineAnswer
  errors?: FieldErrorText[]
}

const stateOf = (at: Temporal.Instant | undefined, now: Temporal.Instant) =>
  at ? `設定済み(${momentInWords(at, now)})。変えるときだけ入力します。` : 'まだ設定されていません。'

const Answer = ({ answer }: { answer: LineAnswer }) =>
  answer.state === 'accepted' ? (
    <Notice tone="success" live="status" heading="LINE につながりました">
      <p>
        公式アカウント「{answer.name}」({answer.basicId})
      </p>
    </Notice>
  ) : (
    <Notice
      tone="error"
      live="alert"
      heading={answer.state === 'refused' ? 'LINE がアクセストークンを拒みました' : 'LINE に確かめられませんでした'}
    >
      <p>
        {answer.state === 'refused'
          ? 'LINE Developers でアクセストークンを発行し直し、ここに入力してください。'
          : `しばらくして、もう一度確かめてください。続くときは、サーバーから外への通信を確かめてください(${answer.why})。`}
      </p>
    </Notice>
  )

export function linePage(program: Program, c: Context<ConsoleEnv>, { dates, answer, errors = [] }: LinePage) {
  const { now, municipality } = c.var
  return settingsPage(program, c, {
    page: '/console/settings/line',
    lead: 'LINE 公式アカウントの Messaging API とつなぎます。',
    errors,
    children: (
      <>
        {answer && <Answer answer={answer} />}
        <Section heading="LINE Developers に入力するもの">
          <DescriptionList
            items={[{ term: 'Webhook URL', description: <code>{municipality.publicUrl}/webhooks/line</code> }]}
          />
        </Section>
        <Section heading="LINE Developers から写すもの">
          <PostForm action="/console/settings/line" autoComplete="off">
            <TextInput
              name="channelSecret"
              label="チャネルシークレット"
              type="password"
              autoComplete="off"
              hint={stateOf(dates['line.channel_secret'], now)}
              error={errorFor(errors, 'channelSecret')}
            />
            <TextInput
              name="channelAccessToken"
              label="チャネルアクセストークン(長期)"
              type="password"
              autoComplete="off"
              hint={stateOf(dates['line.channel_access_token'], now)}
              error={errorFor(errors, 'channelAccessToken')}
            />
            <FormActions>
              <Button>変更する</Button>
            </FormActions>
          </PostForm>
        </Section>
        {dates['line.channel_access_token'] && (
          <Form action="/console/settings/line" method="get" hidden={{ ask: 'line' }} inline>
            <Button variant="secondary">LINE につながるか確かめる</Button>
          </Form>
        )}
      </>
    ),
  })
}
