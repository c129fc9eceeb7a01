import type { Context } from 'hono'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Breadcrumbs,
  Button,
  type Column,
  DateInput,
  EmptyState,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  Grid,
  PageHeading,
  Section,
  Select,
  Stack,
  Table,
  TextInput,
} from '#ui/index.ts'
import { Done } from '../../administration/done.tsx'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import { type Absence, ABSENCES } from '../desks/absence.ts'
import type { TypedAbsence } from './absence-form.ts'

const done = { recorded: '不在を登録しました。その間は、代理が決裁できます。', ended: '不在を終わりにしました。' }

const columns = (now: Temporal.Instant): Column<Absence>[] => [
  { header: 'だれ', primary: true, cell: ({ name }) => name },
  { header: '始め', nowrap: true, cell: ({ beginsAt }) => momentInWords(beginsAt, now) },
  { header: '終わり', nowrap: true, cell: ({ endsAt }) => momentInWords(endsAt, now) },
  { header: '理由', cell: ({ kind }) => ABSENCES[kind] },
  {
    header: '操作',
    aside: true,
    cell: ({ id, name, beginsAt }) => (
      <PostForm action={`/console/approvals/absences/${id}/end`} inline>
        <Button variant="secondary" size="small" aria-label={`${name}の不在を終わりにする`}>
          {Temporal.Instant.compare(beginsAt, now) > 0 ? '取り消す' : '終わりにする'}
        </Button>
      </PostForm>
    ),
  },
]

export interface AbsencesPage {
  absences: Absence[]
  /** May record those of others too. */
  forOthers: boolean
  typed?: TypedAbsence
  errors?: FieldErrorText[]
}

/** 「不在の登録」: while somebody is away, their stand-in may decide. */
export function absencesPage(program: Program, c: Context<ConsoleEnv>, page: AbsencesPage) {
  const { absences, forOthers, typed, errors = [] } = page
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}不在の登録`,
    status: errors.length > 0 ? 422 : undefined,
    flash: <Done words={done} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '決裁', href: '/console/approvals' }, { text: '不在の登録' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="不在の間だけ、課の代理が代わって決裁できます。代わりに決裁されたものは、戻ってから後閲します。">
          不在の登録
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action="/console/approvals/absences">
          {forOthers && (
            <TextInput
              name="who"
              label="だれの不在ですか"
              hint="サインイン名。自分のときは空のままにします。"
              value={typed?.who}
              required={false}
              error={errorFor(errors, 'who')}
              width="medium"
            />
          )}
          <Grid min="medium">
            <DateInput
              name="from"
              kind="datetime-local"
              label="始め"
              required
              value={typed?.from}
              error={errorFor(errors, 'from')}
            />
            <DateInput
              name="through"
              kind="datetime-local"
              label="終わり"
              required
              value={typed?.through}
              error={errorFor(errors, 'through')}
            />
          </Grid>
          <Select
            name="kind"
            label="理由"
            value={typed?.kind}
            options={Object.entries(ABSENCES).map(([value, text]) => ({ value, text }))}
            width="medium"
          />
          <FormActions>
            <Button icon="plus">登録する</Button>
          </FormActions>
        </PostForm>
        <Section heading="いまとこれからの不在">
          <Table
            caption="不在の一覧"
            hideCaption
            phone="lines"
            columns={columns(c.var.now)}
            rows={absences}
            empty={<EmptyState icon="calendar" heading="登録された不在はありません" />}
          />
        </Section>
      </Stack>
    ),
  })
}
