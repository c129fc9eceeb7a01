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
import { shorten } from '#lib/text/names.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { AuditEntry } from './audit.queries.ts'
import { addressOf, type AuditSearch } from './audit-search.ts'
import type { AuditWords } from './audit-words.ts'
import { detailInWords, type Noted } from './detail-words.ts'
import { momentInWords } from './moment-words.ts'
import type { Names } from './names.ts'
import { aboutOf, codeInWords, SUBJECT_KINDS } from './subject.ts'

/** Names stay on one line, and one line fits a phone. */
const NAME_CHARACTERS = 14

const Code = ({ code, names, href }: { code: string; names: Names; href: string }) => (
  <a href={href}>{shorten(codeInWords(code, names), NAME_CHARACTERS)}</a>
)

const Details = ({ noted }: { noted: Noted[] }) => (
  <>
    {noted.map(({ text, digest }, index) => (
      <>
        {index > 0 && ' · '}
        {digest ? (
          <details class="digest">
            <summary>{text}</summary>
            <code>{digest}</code>
          </details>
        ) : (
          text
        )}
      </>
    ))}
  </>
)

const columns = ({ actions, values }: AuditWords, names: Names): Column<AuditEntry>[] => [
  { header: '番号', align: 'end', nowrap: true, cell: ({ seq }) => seq },
  {
    header: 'いつ',
    primary: true,
    nowrap: true,
    cell: ({ at }) => <Time datetime={at.toString()} text={momentInWords(at)} />,
  },
  {
    header: 'だれが',
    nowrap: true,
    cell: ({ actor }) => <Code code={actor} names={names} href={addressOf({ actor })} />,
  },
  { header: '何をした', nowrap: true, cell: ({ action }) => actions[action] ?? action },
  {
    header: '対象',
    nowrap: true,
    cell: ({ subject }) => <Code code={subject} names={names} href={addressOf({ subject })} />,
  },
  { header: '内容', cell: ({ detail }) => <Details noted={detailInWords(detail, { values, names })} /> },
]

export interface AuditPage {
  search: AuditSearch
  entries: AuditEntry[]
  names: Names
  next: number | undefined
  words: AuditWords
}

export function auditPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { search, entries, names, next, words }: AuditPage,
) {
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
          columns={columns(words, names)}
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
