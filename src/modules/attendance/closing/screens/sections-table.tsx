import { type Column, RowCheckbox, Table } from '#ui/index.ts'
import { countStates, type ListedMonth, readyFor } from '../months/list-months.ts'
import { listHref } from './place.ts'

interface SectionRow {
  id: number
  name: string
  counts: ReturnType<typeof countStates>
  people: number
  /** Whom personnel can lock now. */
  ready: number
}

const sectionRows = (months: readonly ListedMonth[]): SectionRow[] =>
  [...Map.groupBy(months, ({ sectionId }) => sectionId)].map(([id, own]) => ({
    id,
    name: own[0]!.section,
    counts: countStates(own),
    people: own.length,
    ready: readyFor(own, 'lock').length,
  }))

const count = (header: string, of: (row: SectionRow) => number): Column<SectionRow> => ({
  header,
  align: 'end',
  labelled: true,
  cell: (row) => of(row) || '',
})

const choose: Column<SectionRow> = {
  header: '選ぶ',
  cell: ({ id, name, ready }) =>
    ready > 0 ? <RowCheckbox name="section" value={String(id)} label={`${name}の ${ready}人を選ぶ`} /> : null,
}

/** The whole town, a row a section. */
export function SectionsTable({ months, month }: { months: readonly ListedMonth[]; month: Temporal.PlainYearMonth }) {
  const rows = sectionRows(months)
  const columns: Column<SectionRow>[] = [
    { header: '課', primary: true, cell: ({ id, name }) => <a href={listHref(month, id)}>{name}</a> },
    { header: '人数', align: 'end', labelled: true, cell: ({ people }) => people },
    count('未提出', ({ counts }) => counts.open),
    count('提出済み', ({ counts }) => counts.submitted),
    count('確認済み', ({ counts }) => counts.checked),
    count('締め済み', ({ counts }) => counts.locked),
  ]
  return (
    <Table
      caption="課ごとの締めの進み"
      hideCaption
      phone="lines"
      columns={rows.some(({ ready }) => ready > 0) ? [choose, ...columns] : columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  )
}
