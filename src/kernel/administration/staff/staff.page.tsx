import type { Context } from 'hono'
import {
  Button,
  type Column,
  EmptyState,
  FoldedOnPhone,
  Form,
  PageHeading,
  Pager,
  Select,
  Stack,
  StatusLabel,
  Table,
  TextInput,
} from '#ui/index.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { POSITIONS } from '../../organization/position.ts'
import type { Choice } from '../../organization/section-tree.ts'
import type { ListedStaff } from '../../organization/staff-list.queries.ts'
import { DUTY_WORDS } from '../../organization/staff-import/columns.ts'
import type { Program } from '../../program.ts'
import { StaffDone } from './staff-done.tsx'
import { StaffMenu } from './staff-menu.tsx'
import { addressOf, type StaffSearch } from './staff-search.ts'

const columns = (now: Temporal.Instant, back: string, ownId: number): Column<ListedStaff>[] => [
  {
    header: '氏名',
    primary: true,
    cell: ({ name, nameKana, signInName }) => (
      <>
        <div>{name}</div>
        <small>{[nameKana, signInName].filter(Boolean).join(' · ')}</small>
      </>
    ),
  },
  {
    header: '所属',
    cell: ({ sections }) => sections.map(({ name, position }) => `${name} ${POSITIONS[position]}`).join('、') || 'なし',
  },
  {
    header: '職務',
    cell: ({ duties }) => duties.map(({ duty, section }) => `${DUTY_WORDS[duty]}(${section})`).join('、'),
  },
  {
    header: '状態',
    nowrap: true,
    cell: ({ disabledAt }) =>
      disabledAt ? (
        <>
          <StatusLabel tone="warning">停止</StatusLabel> <small>{momentInWords(disabledAt, now)}から</small>
        </>
      ) : (
        '使えます'
      ),
  },
  {
    header: '操作',
    nowrap: true,
    aside: true,
    cell: (staff) => (staff.id === ownId ? '自分' : <StaffMenu staff={staff} back={back} />),
  },
]

export interface StaffPage {
  search: StaffSearch
  staff: ListedStaff[]
  sections: Choice[]
  next: string | undefined
  /** Whom the last action was about. */
  acted: ListedStaff | undefined
}

export function staffPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { search, staff, sections, next, acted }: StaffPage,
) {
  const back = addressOf(search)
  return consolePage(program, c, {
    title: '職員',
    flash: <StaffDone done={c.req.query('done')} staff={acted} back={back} />,
    children: (
      <Stack gap="loose">
        <PageHeading lead="異動や採用は、CSV でまとめて登録できます(madoguchi staff import)。">職員</PageHeading>
        <FoldedOnPhone
          icon="filter"
          summary="探す条件"
          open={Boolean(search.words || search.sectionId || search.state)}
        >
          <Form action="/console/staff" method="get" inline>
            <TextInput
              name="q"
              label="氏名・フリガナ・サインイン名"
              value={search.words}
              type="search"
              width="medium"
            />
            <Select
              name="section"
              label="所属"
              value={search.sectionId === undefined ? '' : String(search.sectionId)}
              placeholder="すべて"
              options={sections.map(({ section, depth }) => ({
                value: String(section.id),
                text: `${'　'.repeat(depth)}${section.name}`,
              }))}
            />
            <Select
              name="state"
              label="状態"
              value={search.state}
              options={[
                { value: '', text: 'すべて' },
                { value: 'enabled', text: '使えます' },
                { value: 'disabled', text: '停止' },
              ]}
            />
            <Button variant="secondary" icon="search">
              探す
            </Button>
          </Form>
        </FoldedOnPhone>
        <Table
          caption="職員の一覧"
          hideCaption
          phone="lines"
          columns={columns(c.var.now, back, c.var.staff.id)}
          rows={staff}
          rowTone={({ disabledAt }) => (disabledAt ? 'warning' : undefined)}
          empty={
            <EmptyState icon="users" heading="当てはまる職員はいません">
              条件を変えて探してください。
            </EmptyState>
          }
        />
        {(search.after || next) && (
          <Pager
            previous={search.after ? addressOf({ ...search, after: undefined }) : undefined}
            previousText="初めから"
            next={next === undefined ? undefined : addressOf({ ...search, after: next })}
          />
        )}
      </Stack>
    ),
  })
}
