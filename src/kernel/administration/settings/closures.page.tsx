import type { Context } from 'hono'
import {
  Button,
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
import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import type { TypedClosure } from './closures.ts'
import type { Closed } from './settings.queries.ts'
import { settingsPage } from './settings-page.tsx'

const columns = (today: Temporal.PlainDate): Column<Closed>[] => [
  { header: '日', primary: true, nowrap: true, cell: ({ on }) => `${warekiYear(on)}${dateInWords(on)}` },
  { header: '理由', cell: ({ reason }) => reason },
  {
    header: '操作',
    cell: ({ on }) =>
      Temporal.PlainDate.compare(on, today) < 0 ? (
        '終わりました'
      ) : (
        <PostForm action={`/console/settings/closures/${on}/removal`} inline>
          <Button variant="secondary" size="small" aria-label={`${dateInWords(on)}の休業を取り消す`}>
            取り消す
          </Button>
        </PostForm>
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
            columns={columns(dateInTokyo(c.var.now))}
            rows={closures}
            empty={<EmptyState icon="calendar" heading="臨時休業はありません" />}
          />
        </Section>
      </>
    ),
  })
}
