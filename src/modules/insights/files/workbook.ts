import writeExcelFile from 'write-excel-file/node'
import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import type { BoardView } from '../boards/board-view.ts'
import type { Measure } from '../boards/measure.ts'
import { sentenceOf } from '../boards/sentence.ts'
import type { Effects } from '../boards/view-effects.ts'
import type { Load } from '../load/load.ts'
import { loadRows } from '../load/load-file.ts'

/** Excel knows moments, not days: midnight in its own zone, which is none. */
const asDay = (day: Temporal.PlainDate): Date => new Date(Date.UTC(day.year, day.month - 1, day.day))

const formatOf = ({ digits = 0 }: Measure): string => `#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`

type Cell = string | null | { type: DateConstructor | NumberConstructor; value: Date | number; format: string }

const head = { fontWeight: 'bold', wrap: true, backgroundColor: '#f2f2f2' } as const

function rowsOf(view: BoardView) {
  const { board, months, total, year } = view
  const numbers = (values: Record<string, number | undefined>, look = {}) =>
    board.measures.map((measure) => {
      const value = values[measure.key]
      return value === undefined ? null : Object.assign({ type: Number, value, format: formatOf(measure) }, look)
    })
  return [
    [{ value: `${board.title}の効果 ${fiscalYearInWords(year)}`, fontWeight: 'bold' as const }],
    [{ value: sentenceOf(view) }],
    [],
    ['年月', '状態', ...board.measures.map(({ text, unit }) => `${text}(${unit})`)].map((value) =>
      Object.assign({ value }, head),
    ),
    ...months.map(({ month, underway, values }) =>
      new Array<Cell>({ type: Date, value: asDay(month), format: 'yyyy-mm' }, underway ? '途中' : null).concat(
        numbers(values),
      ),
    ),
    [{ value: fiscalYearInWords(year), fontWeight: 'bold' as const }, null, ...numbers(total, { fontWeight: 'bold' })],
    [],
    [{ value: '数え方', fontWeight: 'bold' as const }],
    ...board.how.map((line) => [{ value: line }]),
  ]
}

/** A workbook with a sheet for each board, and one of 課と時間帯: real dates and numbers, nothing where nothing is known. */
export async function workbookOf({ boards }: Effects, loads: readonly Load[]): Promise<Buffer> {
  const sheets = boards.map((view) => ({
    sheet: view.board.title,
    data: rowsOf(view),
    columns: [{ width: 14 }, { width: 8 }, ...view.board.measures.map(() => ({ width: 16 }))],
    stickyRowsCount: 4,
  }))
  const [header = [], ...rows] = loadRows(loads)
  const load = {
    sheet: '相談の課と時間帯',
    data: [
      header.map((value) => Object.assign({ value }, head)),
      ...rows.map((row) => row.map((value) => ({ value }))),
    ],
    columns: [{ width: 20 }, { width: 8 }, { width: 8 }, { width: 12 }],
    stickyRowsCount: 1,
  }
  return await writeExcelFile(loads.length > 0 ? [...sheets, load] : sheets).toBuffer()
}
