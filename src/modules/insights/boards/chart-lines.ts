import { MARKS, type Mark } from '../marks/mark.ts'
import type { BoardView, MonthView } from './board-view.ts'

/** A line of a chart; points by month, April first. */
export interface ChartLine {
  label: string
  points: { at: number; value: number }[]
  level?: 'before' | 'aim'
}

const at = (month: Temporal.PlainDate): number => (month.month + 8) % 12

/** A month that is not over would draw every line down. */
const pointsOf = (months: readonly MonthView[], key: string) =>
  months.flatMap(({ month, underway, values }) =>
    underway || values[key] === undefined ? [] : [{ at: at(month), value: values[key] }],
  )

const LEVELS = { baseline: 'before', target: 'aim' } as const

/** This year, the year before, 基準 and 目標: those of which there is something to draw. */
export function chartOf(view: BoardView, key: string, yearInWords: (year: number) => string): ChartLine[] {
  const level = (mark: Mark): ChartLine => ({
    label: MARKS[mark],
    level: LEVELS[mark],
    points: view.marksOf(key, mark).flatMap((value, month) => (value === undefined ? [] : [{ at: month, value }])),
  })
  const lines: ChartLine[] = [
    { label: yearInWords(view.year), points: pointsOf(view.months, key) },
    { label: yearInWords(view.year - 1), points: pointsOf(view.before, key) },
    level('baseline'),
    level('target'),
  ]
  return lines.filter(({ points }) => points.length > 0)
}
