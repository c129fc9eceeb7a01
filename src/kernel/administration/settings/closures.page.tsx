import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  type Column,
  DateInput,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FormActions,
  Grid,
  Section,
  Table,
  TextInput,
} from '#ui/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import { type Run, runInWords, runsOf, type TypedClosure } from './closures.ts'
import type { Closed } from './settings.queries.ts'
import { settingsPage } from './settings-page.tsx'

const columns = (today: Temporal.PlainDate): Column<Run>[] => [
  { header: '日', primary: true, cell: (run) => runInWords(run) },
  { header: '理由', cell: ({ reason }) => reason },
  {
    header: '操作',
    nowrap: true,
    cell: (run) =>
      Temporal.PlainDate.compare(run.from, today) < 0 ? (
        '終わりました'
      ) : (
        <ButtonLink
          variant="secondary"
          size="small"
          href={`/console/settings/closures/${run.from}/removal?through=${run.through}`}
          aria-label={`${runInWords(run)}の休業を取り消す`}
        >
          取り消す
        </ButtonLink>
      ),
  },
]

export interface ClosuresPage {
  closures: Closed[]
  typed?: TypedClosure
  errors?: FieldErrorText[]
  status?: 409 | 422
}

export function closuresPage(program: Program, c: Context<ConsoleEnv>, page: ClosuresPage) {
  const { closures, typed = { from: '', through: '', reason: '' }, errors = [], status } = page
  const today = dateInTokyo(c.var.now)
  return settingsPage(program, c, {
    page: '/console/settings/closures',
    lead: '土日・祝日・年末年始は入力しなくても休みです。ここには、そのほかの休みを入れます。',
    errors,
    status,
    children: (
      <>
        <Section heading="休みを追加する">
          <PostForm action="/console/settings/closures">
            <Grid min="medium">
              <DateInput name="from" label="休む日" required value={typed.from} error={errorFor(errors, 'from')} />
              <DateInput
                name="through"
                label="終わりの日"
                required={false}
                value={typed.through}
                error={errorFor(errors, 'through')}
              />
            </Grid>
            <TextInput
              name="reason"
              label="理由"
              required
              value={typed.reason}
              error={errorFor(errors, 'reason')}
              hint="住民の画面にも出ます。1 日だけなら、終わりの日は空のままにします。"
            />
            <FormActions>
              <Button icon="plus">追加する</Button>
            </FormActions>
          </PostForm>
        </Section>
        <Section heading="臨時休業の一覧">
          <Table
            caption="今年度からの臨時休業"
            hideCaption
            columns={columns(today)}
            rows={runsOf(closures, today)}
            empty={<EmptyState icon="calendar" heading="臨時休業はありません" />}
          />
        </Section>
      </>
    ),
  })
}

/** Asks before residents are told that the counter opens after all. */
export function reopeningPage(program: Program, c: Context<ConsoleEnv>, run: Run) {
  return settingsPage(program, c, {
    page: '/console/settings/closures',
    lead: `理由: ${run.reason}`,
    children: (
      <Section heading={`${runInWords(run)}の休業を取り消しますか`}>
        <PostForm action={`/console/settings/closures/${run.from}/removal`} hidden={{ through: String(run.through) }}>
          <p>住民の画面の「受付中」と期限の計算では、開庁日に戻ります。</p>
          <FormActions>
            <Button variant="danger">取り消す</Button>
            <ButtonLink variant="secondary" href="/console/settings/closures">
              やめる
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Section>
    ),
  })
}
