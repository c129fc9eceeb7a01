import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { type Column, Table } from '#ui/index.ts'
import { type BoardView, monthLabel, type MonthView } from '../boards/board-view.ts'
import { type Measure, valueInWords } from '../boards/measure.ts'

/** What the charts show, and all else, by month: of one heading. */
export function MonthsTable({
  view: { board, months, total, year },
  measures,
  about,
}: {
  view: BoardView
  measures: readonly Measure[]
  about: string | undefined
}) {
  const columns: Column<MonthView>[] = [
    { header: '月', primary: true, nowrap: true, cell: monthLabel },
    ...measures.map((measure) => ({
      header: `${measure.text}(${measure.unit})`,
      align: 'end' as const,
      nowrap: true,
      cell: ({ values }: MonthView) => valueInWords(measure, values[measure.key]),
    })),
  ]
  return (
    <Table
      caption={about ?? `${board.title}: 月ごとの数`}
      hideCaption={about === undefined}
      phone="scroll"
      density="compact"
      columns={columns}
      rows={months}
      rowKey={({ month }) => month.toString()}
      foot={[fiscalYearInWords(year), ...measures.map((measure) => valueInWords(measure, total[measure.key]))]}
    />
  )
}
