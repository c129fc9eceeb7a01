import type { Context } from 'hono'
import { proposalHref } from '#kernel/approvals/index.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Cluster,
  DateInput,
  DescriptionList,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Section,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { hoursInWords, ORDER_STATES, OVERTIME_HREF, timesInWords } from '../order.ts'
import { CONFIRMATIONS_HREF } from './confirmations.page.tsx'
import type { TypedConfirmation } from './read-confirmation.ts'
import type { Unconfirmed } from './unconfirmed.ts'

export interface ConfirmationPage {
  compared: Unconfirmed
  typed: TypedConfirmation & { cancelWords: string }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

function About({ compared: { order, worked, done } }: { compared: Unconfirmed }) {
  const month = dateInTokyo(order.from).toPlainYearMonth()
  return (
    <DescriptionList
      items={[
        { term: '職員', description: `${order.section} ${order.name}` },
        {
          term: '命令',
          description: timesInWords(order),
          action: order.proposalId !== null && <a href={proposalHref(order.proposalId)}>決裁を見る</a>,
        },
        { term: '業務', description: order.work },
        {
          term: '打刻',
          description: worked.map((one) => hoursInWords({ ...one, rest: undefined })).join('、') || 'ありません',
          action: <a href={`/console/attendance?month=${month}&staff=${order.staffId}`}>出勤簿を見る</a>,
        },
        { term: '命令と打刻の重なり', description: done ? hoursInWords(done) : 'ありません' },
        ...(order.done
          ? [
              {
                term: ORDER_STATES.confirmed,
                description: `${hoursInWords(order.done)}${order.concludedWords && ` — ${order.concludedWords}`}`,
              },
            ]
          : []),
      ]}
    />
  )
}

const Fields = ({ typed, errors }: { typed: TypedConfirmation; errors: FieldErrorText[] }) => (
  <>
    <input type="hidden" name="on" value={typed.on} />
    <Cluster>
      <DateInput
        name="begins"
        kind="time"
        label="始まり"
        required
        value={typed.begins}
        error={errorFor(errors, 'begins')}
      />
      <DateInput name="ends" kind="time" label="終わり" required value={typed.ends} error={errorFor(errors, 'ends')} />
    </Cluster>
    <Cluster>
      <DateInput
        name="restBegins"
        kind="time"
        label="休憩の始まり"
        required={false}
        value={typed.restBegins}
        error={errorFor(errors, 'restBegins')}
      />
      <DateInput
        name="restEnds"
        kind="time"
        label="休憩の終わり"
        required={false}
        value={typed.restEnds}
        error={errorFor(errors, 'restEnds')}
      />
    </Cluster>
    <TextArea
      name="words"
      label="変える理由"
      rows={2}
      hint="命令と打刻の重なりのままなら、いりません。例: 命令の後に延長を口頭で命じました"
      value={typed.words}
      error={errorFor(errors, 'words')}
    />
  </>
)

/** One order: confirmed as the punches say or otherwise with the reason, or cancelled. */
export function confirmationPage(program: Program, c: Context<ConsoleEnv>, page: ConfirmationPage) {
  const { compared, typed, errors = [], status = 422 } = page
  const { order } = compared
  const address = `${CONFIRMATIONS_HREF}/${order.id}` as const
  const version = String(order.version)
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}時間外の確認 ${order.name}`,
    status: errors.length > 0 ? status : undefined,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '勤怠', href: '/console/attendance' },
          { text: '時間外勤務', href: OVERTIME_HREF },
          { text: '時間外の確認', href: CONFIRMATIONS_HREF },
          { text: order.name },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading over={order.name}>時間外の確認 {timesInWords(order)}</PageHeading>
        <ErrorSummary errors={errors} />
        <About compared={compared} />
        <Section heading="勤務した時間">
          <PostForm action={address} hidden={{ version }}>
            <Fields typed={typed} errors={errors} />
            <FormActions>
              <Button icon="check">確認する</Button>
              <ButtonLink href={CONFIRMATIONS_HREF} variant="tertiary">
                やめて戻る
              </ButtonLink>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading="勤務しなかったとき">
          <PostForm action={`${address}/cancellation`} hidden={{ version }}>
            <TextArea
              name="cancelWords"
              label="取り消す理由"
              rows={2}
              hint="例: 用務がなくなりました"
              required
              value={typed.cancelWords}
              error={errorFor(errors, 'cancelWords')}
            />
            <FormActions>
              <Button variant="secondary">命令を取り消す</Button>
            </FormActions>
          </PostForm>
        </Section>
      </Stack>
    ),
  })
}
