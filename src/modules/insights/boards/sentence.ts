import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import { findMarkable, type Mark } from '../marks/mark.ts'
import { measureOf } from './board.ts'
import type { BoardView, MonthView } from './board-view.ts'
import { type Measure, withUnit } from './measure.ts'

/** The newest month that is over and has a value. */
export const newestOf = (view: BoardView, key: string): MonthView | undefined =>
  view.months.findLast(({ underway, values }) => !underway && values[key] !== undefined)

const NOTHING = 'まだ数えたものがありません。'

/** The result in one sentence: 「電話の割合は 60% → 38.2%(9月)です。」 */
export function sentenceOf(view: BoardView): string {
  const { measure: key, of } = view.board.headline
  const measure = measureOf(view.board, key)
  if (of === 'year') return ofYear(view, measure)
  const newest = newestOf(view, key)
  if (!newest) return view.isEmpty ? NOTHING : `${measure.text}は、まだ出せません。`
  const value = newest.values[key]!
  const before = markOf(view, key, 'baseline', newest)
  const after = `${withUnit(measure, value)}(${newest.month.month}月)`
  const words =
    before === undefined ? `${measure.text}は ${after}` : `${measure.text}は ${plain(measure, before)} → ${after}`
  return `${words}です。${againstTarget(view, measure, newest)}`
}

function ofYear(view: BoardView, measure: Measure): string {
  const value = view.total[measure.key]
  if (value === undefined) return view.isEmpty ? NOTHING : `${measure.text}は、まだ出せません。`
  const last = view.months.findLast(({ values }) => values[measure.key] !== undefined)
  const isWhole = view.months.length === 12 && last === view.months.at(-1) && !last?.underway
  const until = last && !isWhole ? `(${last.month.month}月${last.underway ? 'の途中' : ''}まで)` : ''
  return `${fiscalYearInWords(view.year)}の${measure.text}は ${withUnit(measure, value)}です${until}。`
}

function againstTarget(view: BoardView, measure: Measure, newest: MonthView): string {
  const target = markOf(view, measure.key, 'target', newest)
  if (target === undefined) return ''
  const value = newest.values[measure.key]!
  const reached = findMarkable(measure.key)?.less ? value <= target : value >= target
  return reached
    ? `${newest.month.month}月は目標の ${plain(measure, target)} に届きました。`
    : `目標は ${plain(measure, target)} です。`
}

/** As the town said it: 60%, not 60.0%. */
export const plain = ({ unit }: Pick<Measure, 'unit'>, value: number): string => `${value.toLocaleString('ja')}${unit}`

/** 基準 or 目標 that holds in a month of the year. */
export function markOf(view: BoardView, key: string, mark: Mark, { month }: MonthView): number | undefined {
  const at = (month.month + 8) % 12
  return view.marksOf(key, mark)[at]
}
