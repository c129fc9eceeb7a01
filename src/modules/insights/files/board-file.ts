import { spreadsheet } from '#lib/csv/write-csv.ts'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import type { BoardView } from '../boards/board-view.ts'

/** A board as a table for a spreadsheet: what is not known is empty. */
export function boardFile({ board: { measures }, months, total, year }: BoardView): string {
  const row = (label: string, state: string, values: Record<string, number | undefined>) => [
    label,
    state,
    ...measures.map(({ key }) => values[key] ?? ''),
  ]
  return spreadsheet([
    ['年月', '状態', ...measures.map(({ text, unit }) => `${text}(${unit})`)],
    ...months.map(({ month, underway, values }) => row(month.toString().slice(0, 7), underway ? '途中' : '', values)),
    row(fiscalYearInWords(year), months.some(({ underway }) => underway) ? '途中' : '', total),
  ])
}
