import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  Checkbox,
  type Column,
  DateInput,
  EmptyState,
  FoldedOnPhone,
  Form,
  FormActions,
  Grid,
  PageHeading,
  Pager,
  Select,
  Stack,
  Table,
  TextInput,
  Time,
} from '#ui/index.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { ActionWords } from './action-words.ts'
import type { AuditEntry } from './audit.queries.ts'
import { addressOf, type AuditSearch } from './audit-search.ts'
import { detailInWords } from './detail-words.ts'
import { aboutOf, codeInWords, SUBJECT_KINDS } from './subject.ts'

/** 2026年11月24日(火) 10:00:05 — to the second, since it is evidence. */
function momentOf(at: Temporal.Instant) {
  const local = at.toZonedDateTimeISO(TOKYO)
  return `${local.year}年${dateInWords(local.toPlainDate())} ${local.toPlainTime().toString({ smallestUnit: 'second' })}`
}

const columns = (words: ActionWords): Column<AuditEntry>[] => [
  { header: '番号', align: 'end', nowrap: true, cell: ({ seq }) => seq },
  {
    header: 'いつ',
    primary: true,
    nowrap: true,
    cell: ({ at }) => <Time datetime={at.toString()} text={momentOf(at)} />,
  },
  {
    header: 'だれが',
    cell: ({ actor, actorName }) => <a href={addressOf({ actor })}>{actorName ?? codeInWords(actor)}</a>,
  },
  { header: '何をした', cell: ({ action }) => words[action] ?? action },
  { header: '対象', cell: ({ subject }) => <a href={addressOf({ subject })}>{codeInWords(subject)}</a> },
  { header: '内容', cell: ({ detail }) => detailInWords(detail) },
]

export interface AuditPage {
  search: AuditSearch
  entries: AuditEntry[]
  next: number | undefined
  words: ActionWords
}

export function auditPage(program: Program, c: Context<ConsoleEnv>, { search, entries, next, words }: AuditPage) {
  const { subject, actor, on, seen, before } = search
  const about = aboutOf(subject ?? '')
  const asked = Boolean(subject || actor || on || seen)
  return consolePage(program, c, {
    title: '証跡',
    children: (
      <Stack gap="loose">
        <PageHeading lead="だれが、いつ、何を見て、何を変えたか。この画面を見たことも記録されます。">証跡</PageHeading>
        <FoldedOnPhone icon="filter" summary="探す条件" open={asked}>
          <Form action="/console/audit" method="get">
            <Grid min="small">
              <Select
                name="kind"
                label="対象"
                value={about.kind}
                placeholder="すべて"
                options={Object.entries(SUBJECT_KINDS).map(([value, text]) => ({ value, text }))}
              />
              <TextInput name="of" label="対象の番号か名前" value={about.of} placeholder="12、佐藤 美咲" />
              <TextInput name="actor" label="だれが" value={actor} placeholder="suzuki、鈴木 健太" />
              <DateInput name="on" label="日" value={on && String(on)} />
            </Grid>
            <Checkbox name="seen" label="見た記録だけ(だれが何を見たか)" checked={seen} />
            <FormActions>
              <Button icon="search">探す</Button>
              <ButtonLink href="/console/audit" variant="tertiary">
                条件を消す
              </ButtonLink>
            </FormActions>
          </Form>
        </FoldedOnPhone>
        <Table
          caption="証跡の一覧(新しい順)"
          hideCaption
          density="compact"
          phone="lines"
          columns={columns(words)}
          rows={entries}
          empty={
            <EmptyState icon="shield" heading="当てはまる記録はありません">
              条件を減らすか、日を変えて探してください。
            </EmptyState>
          }
        />
        {(before !== undefined || next !== undefined) && (
          <Pager
            previous={before === undefined ? undefined : addressOf({ ...search, before: undefined })}
            previousText="新しいものから"
            next={next === undefined ? undefined : addressOf({ ...search, before: next })}
            nextText="古いものへ"
          />
        )}
      </Stack>
    ),
  })
}
