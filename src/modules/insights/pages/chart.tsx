import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { LineChart } from '#ui/index.ts'
import { measureOf } from '../boards/board.ts'
import { chartOf } from '../boards/chart-lines.ts'
import type { BoardView } from '../boards/board-view.ts'

/** A measure over the months of the year, with the year before, what was before the reform and what is aimed at. */
export function Chart({ view, measure: key }: { view: BoardView; measure: string }) {
  const { text, unit } = measureOf(view.board, key)
  const lines = chartOf(view, key, fiscalYearInWords)
  if (!lines.some(({ level }) => !level)) return null
  return <LineChart caption={`${text}(${unit})`} unit={unit} range={[0, 11]} ends={['4月', '3月']} series={lines} />
}
