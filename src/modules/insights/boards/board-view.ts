import { fiscalYearRange } from '#lib/time/fiscal-year.ts'
import { factsOf, type Figure } from '../events/figure.ts'
import { type Mark, markIn, type SetMark } from '../marks/mark.ts'
import type { Board } from './board.ts'
import { type Known, type Measure, rounded, sumOf } from './measure.ts'

export type Values = Record<string, number | undefined>

export interface MonthView {
  /** Its first day. */
  month: Temporal.PlainDate
  /** It is not over yet: what it has come to is not all. */
  underway: boolean
  values: Values
}

/** 11月(途中): a month that is not over has not come to all of its value. */
export const monthLabel = ({ month, underway }: MonthView): string => `${month.month}月${underway ? '(途中)' : ''}`

/** A board in a fiscal year. */
export interface BoardView {
  board: Board
  year: number
  /** From the first that was counted on, up to this one. */
  months: MonthView[]
  total: Values
  /** The months of the year before, where something is known of it. */
  before: MonthView[]
  /** 基準 and 目標 of a measure, by month from April to March. */
  marksOf: (measure: string, mark: Mark) => (number | undefined)[]
  /** Nothing of it was counted in this year. */
  isEmpty: boolean
}

interface Counted {
  board: Board
  year: number
  figures: readonly Figure[]
  marks: readonly SetMark[]
  today: Temporal.PlainDate
  /** The first month of which anything is known. */
  first: Temporal.PlainDate | undefined
}

const monthsOf = (year: number): Temporal.PlainDate[] => {
  const { from } = fiscalYearRange(year)
  return Array.from({ length: 12 }, (_, after) => from.add({ months: after }))
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0

export function viewBoard(counted: Counted): BoardView {
  const { board, year, marks } = counted
  const known = knownMonths(counted, year)
  const months = viewMonths(counted, known)
  const total = Object.fromEntries(
    board.measures.map((measure) => [measure.key, rounded(measure, totalOf(measure, counted, known, months))]),
  )
  return {
    board,
    year,
    months,
    total,
    before: viewMonths(counted, knownMonths(counted, year - 1)),
    marksOf: (measure, mark) => monthsOf(year).map((month) => markIn(marks, month, measure, mark)),
    isEmpty: Object.values(total).every((value) => value === undefined),
  }
}

interface KnownMonth {
  month: Temporal.PlainDate
  figures: readonly Figure[]
  known: Known
}

/** The months of a year from the first known one up to this one. */
function knownMonths({ figures, marks, today, first }: Counted, year: number): KnownMonth[] {
  if (!first) return []
  return monthsOf(year)
    .filter((month) => !isBefore(month, first) && !isBefore(today, month))
    .map((month) => {
      const own = figures.filter(({ span, startsOn }) => span === 'month' && startsOn.equals(month))
      return {
        month,
        figures: own,
        known: { ...factsOf(own), before: (measure) => markIn(marks, month, measure, 'baseline') },
      }
    })
}

const viewMonths = ({ board, today }: Counted, known: readonly KnownMonth[]): MonthView[] =>
  known.map(({ month, known: facts }) => ({
    month,
    underway: isBefore(today, month.add({ months: 1 })),
    values: Object.fromEntries(board.measures.map((measure) => [measure.key, rounded(measure, measure.of(facts))])),
  }))

/** In how many of the months that are shown it was counted: what a year is reckoned from. */
export const monthsCounted = ({ months }: BoardView, key: string): number =>
  months.filter(({ values }) => values[key] !== undefined).length

/** Of what cannot be added up, the year has figures of its own. */
function totalOf(
  measure: Measure,
  { figures, year, marks }: Counted,
  known: readonly KnownMonth[],
  months: readonly MonthView[],
): number | undefined {
  if (measure.year === 'sum') return sumOf(known.map((one) => measure.of(one.known)))
  if (typeof measure.year === 'function') return measure.year(known.map((one) => one.known))
  const { from, through } = fiscalYearRange(year)
  const last = months.at(-1)?.month ?? from
  const before = (key: string) => markIn(marks, last, key, 'baseline')
  if (measure.year === 'counted') {
    const counted = known.filter((one) => measure.of(one.known) !== undefined)
    return measure.of({ ...factsOf(counted.flatMap((one) => one.figures)), before })
  }
  const own = figures.filter(({ startsOn }) => !isBefore(startsOn, from) && !isBefore(through, startsOn))
  const whole = own.filter(({ span }) => span === 'year')
  const kinds = new Set(whole.map(({ kind }) => kind))
  const facts = factsOf([...whole, ...own.filter(({ span, kind }) => span === 'month' && !kinds.has(kind))])
  return measure.of({ ...facts, before })
}
