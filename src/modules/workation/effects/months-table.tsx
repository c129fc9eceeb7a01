import { type Column, Table } from '#ui/index.ts'
import { yen } from '../offers/offer.ts'
import { type Effects, type Figures, numberInWords } from './effects.ts'

type Row = Effects['months'][number]

const withOf = (all: number, some: number): string => `${numberInWords(all)} (${numberInWords(some)})`

const FIGURE_COLUMNS: { header: string; of: (figures: Figures) => string }[] = [
  { header: '延べ泊数', of: ({ nights }) => numberInWords(nights) },
  { header: '会社 (うち再訪)', of: ({ firms, repeat }) => withOf(firms, repeat) },
  { header: '来た人', of: ({ people }) => numberInWords(people) },
  { header: '開催 (うち交流)', of: ({ sessions, exchanges }) => withOf(sessions, exchanges) },
  { header: '予約の支出', of: ({ booked }) => yen(booked) },
  { header: 'アンケートの支出', of: ({ spent }) => yen(spent) },
  { header: '回答 / 滞在', of: ({ answered, ended }) => `${numberInWords(answered)} / ${numberInWords(ended)}` },
  { header: 'オフィス開設', of: ({ opened }) => numberInWords(opened) },
]

/** What the chart shows, and all else, by month; each month leads to the stays behind it. */
export function MonthsTable({
  here,
  effects: { year, months, total },
  today,
}: {
  here: string
  effects: Effects
  today: Temporal.PlainDate
}) {
  const isToCome = ({ month, nights, opened }: Row) =>
    Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) > 0 && nights + opened === 0
  const address = (month?: number) => `${here}/stays?year=${year}${month === undefined ? '' : `&month=${month}`}`
  const columns: Column<Row>[] = [
    {
      header: '月',
      primary: true,
      nowrap: true,
      cell: ({ month: { month } }) => (
        <a href={address(month)} aria-label={`${month}月の滞在`}>
          {month}月
        </a>
      ),
    },
    ...FIGURE_COLUMNS.map(({ header, of }) => ({
      header,
      align: 'end' as const,
      nowrap: true,
      cell: (row: Row) => (isToCome(row) ? '—' : of(row)),
    })),
  ]
  return (
    <Table
      caption="月ごとの数"
      hideCaption
      phone="scroll"
      density="compact"
      columns={columns}
      rows={months}
      foot={[<a href={address()}>年度</a>, ...FIGURE_COLUMNS.map(({ of }) => of(total))]}
    />
  )
}
