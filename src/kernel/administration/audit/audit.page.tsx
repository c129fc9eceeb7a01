import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  Checkbox,
  type Column,
  DateInput,
  EmptyState,
  Form,
  FormActions,
  Grid,
  PageHeading,
  Pager,
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

/** 2026年11月24日(火) 10:00:05 — to the second, since it is evidence. */
function momentOf(at: Temporal.Instant) {
  const local = at.toZonedDateTimeISO(TOKYO)
  return `${local.year}年${dateInWords(local.toPlainDate())} ${local.toPlainTime().toString({ smallestUnit: 'second' })}`
}

const kinds: Record<string, string> = {
  staff: '職員',
  resident: '住民',
  conversation: '相談',
  system: 'プログラム',
  municipality: '自治体',
  audit: '証跡',
}

/** `conversation:12` as 相談 12. */
function inWords(code: string): string {
  const [kind = '', ...rest] = code.split(':')
  const word = kinds[kind]
  return word ? [word, rest.join(':')].filter(Boolean).join(' ') : code
}

const detailOf = (detail: AuditEntry['detail']): string =>
  Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')

const columns = (words: ActionWords): Column<AuditEntry>[] => [
  { header: '番号', align: 'end', cell: ({ seq }) => seq },
  {
    header: 'いつ',
    primary: true,
    nowrap: true,
    cell: ({ at }) => <Time datetime={at.toString()} text={momentOf(at)} />,
  },
  {
    header: 'だれが',
    cell: ({ actor, actorName }) => <a href={addressOf({ actor })}>{actorName ?? inWords(actor)}</a>,
  },
  { header: '何をした', cell: ({ action }) => words[action] ?? action },
  { header: '対象', cell: ({ subject }) => <a href={addressOf({ subject })}>{inWords(subject)}</a> },
  { header: '内容', cell: ({ detail }) => detailOf(detail) },
]

export interface AuditPage {
  search: AuditSearch
  entries: AuditEntry[]
  next: number | undefined
  words: ActionWords
}

export function auditPage(program: Program, c: Context<ConsoleEnv>, { search, entries, next, words }: AuditPage) {
  const { subject, actor, on, seen, before } = search
  return consolePage(program, c, {
    title: '証跡',
    children: (
      <Stack gap="loose">
        <PageHeading lead="だれが、いつ、何を見て、何を変えたか。この画面を見たことも記録されます。">証跡</PageHeading>
        <Form action="/console/audit" method="get">
          <Grid min="medium">
            <TextInput name="subject" label="対象" value={subject} hint="例: conversation:12、resident:3" />
            <TextInput name="actor" label="だれが" value={actor} hint="サインイン名。例: suzuki" />
            <DateInput name="on" label="日" hint="日本の日付" value={on && String(on)} />
          </Grid>
          <Checkbox name="seen" label="見た記録だけ(だれが何を見たか)" checked={seen} />
          <FormActions>
            <Button icon="search">探す</Button>
            <ButtonLink href="/console/audit" variant="tertiary">
              条件を消す
            </ButtonLink>
          </FormActions>
        </Form>
        <Table
          caption="証跡の一覧(新しい順)"
          hideCaption
          density="compact"
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
