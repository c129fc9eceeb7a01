import { momentInWords } from '#lib/time/in-words.ts'
import { type Column, RowCheckbox, Table } from '#ui/index.ts'
import type { ReadBook } from '../../book/read-book.ts'
import { type ListedMonth, readyFor } from '../months/list-months.ts'
import { bookHref } from '../months/month.ts'
import { figureInWords, figuresOf } from './figures-list.tsx'
import { StateLabel } from './state-label.tsx'

export type Books = ReadonlyMap<number, ReadBook>

/** The figures beside a name: what one looks at before opening the book. */
export const figureColumns = (books: Books): Column<ListedMonth>[] => {
  const of = (header: string, key: 'overtime' | 'leave' | 'absent'): Column<ListedMonth> => ({
    header,
    align: 'end',
    labelled: true,
    cell: ({ staffId }) => {
      const read = books.get(staffId)
      return read ? figureInWords(figuresOf(read.book)[key]) : ''
    },
  })
  return [
    {
      header: '出勤',
      align: 'end',
      labelled: true,
      nowrap: true,
      cell: ({ staffId }) => {
        const read = books.get(staffId)
        return read ? `${read.book.daysWorked} / ${read.book.workdays}日` : ''
      },
    },
    of('時間外', 'overtime'),
    of('休暇', 'leave'),
    of('欠勤', 'absent'),
  ]
}

export const nameColumn: Column<ListedMonth> = {
  header: '氏名',
  primary: true,
  cell: ({ name, staffId, month }) => <a href={`${bookHref(month, staffId)}#closing`}>{name}</a>,
}

const isChoosable = (one: ListedMonth) => readyFor([one], 'check').length + readyFor([one], 'lock').length > 0

const choose: Column<ListedMonth> = {
  header: '選ぶ',
  cell: (one) =>
    isChoosable(one) ? <RowCheckbox name="staff" value={String(one.staffId)} label={`${one.name}を選ぶ`} /> : null,
}

interface Props {
  months: readonly ListedMonth[]
  books: Books
  now: Temporal.Instant
}

/** People of a section, or of the sections one heads. */
export function PeopleTable({ months, books, now }: Props) {
  const columns: Column<ListedMonth>[] = [
    nameColumn,
    { header: '状態', nowrap: true, cell: (one) => <StateLabel {...one} /> },
    { header: 'いつから', nowrap: true, cell: ({ movedAt }) => movedAt && momentInWords(movedAt, now) },
    ...(books.size > 0 ? figureColumns(books) : []),
  ]
  return (
    <Table
      caption="締めの進み"
      hideCaption
      phone="lines"
      columns={months.some(isChoosable) ? [choose, ...columns] : columns}
      rows={[...months]}
      rowKey={({ staffId }) => String(staffId)}
      rowTone={({ returned }) => (returned ? 'warning' : undefined)}
    />
  )
}
