import { absentAtClosing, type BookDay, bookDay } from '../../book/book-day.ts'
import { minutesWorked } from '../../book/book.ts'
import type { ReadBook } from '../../book/read-book.ts'
import { minuteOf } from '../../punches/moment.ts'
import { closeMonth } from '../../rules/month/close-month.ts'
import { hourlyPay } from '../../rules/month/rounding.ts'
import type { PayLine } from '../../rules/day/work-classes.ts'
import type { StaffMonth } from '../months/month.ts'

/** A day as it was locked: enough to see later that no punch was changed. Minutes. */
export interface DayFigures {
  on: string
  kind: string
  punches: { in: string; out: string; place: string; site?: string }[]
  worked: number
  leaves: { kind: string; minutes: number }[]
  absent: number
}

export interface LineFigures {
  line: PayLine
  percent: number
  minutes: number
  hours: number
  /** None where no pay base is known. */
  yenPerHour: number | null
  yen: number | null
}

/** 締めた数字: what a month of one person came to, in whole minutes, hours and yen. What is locked is this, word for word. */
export interface MonthFigures {
  staff: { id: number; code: string; name: string }
  section: string
  month: string
  /** 給与の基礎; none where it is not known, and then no amounts. */
  pay: { monthlyYen: number; hourlyYen: number } | null
  workdays: number
  daysWorked: number
  daysAtHome: number
  daysAbsent: number
  scheduled: number
  worked: number
  absent: number
  /** Of the month, not rounded: what the limits count. */
  overtime: number
  leaves: { kind: string; minutes: number }[]
  lines: LineFigures[]
  days: DayFigures[]
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

const isAbsent = (day: BookDay) => absentAtClosing(day) > 0 && absentAtClosing(day) === day.classified.scheduled

const clock = (at: Temporal.Instant) => minuteOf(at).toString({ smallestUnit: 'minute' })

const dayFigures = (day: BookDay): DayFigures => ({
  on: day.on.toString(),
  kind: day.kind,
  punches: day.pairs.map((pair) => ({
    in: clock(pair.in.at),
    out: clock(pair.out.at),
    place: pair.in.place,
    ...(pair.in.site !== null && { site: pair.in.site }),
  })),
  worked: minutesWorked(day),
  leaves: day.leaves.map(({ kind, minutes }) => ({ kind, minutes })),
  absent: absentAtClosing(day),
})

/**
 * @param monthlyYen of which the pay of an hour is made
 * @throws Faults where one day runs into the next
 */
export function monthFigures(
  { book, rules, sources }: ReadBook,
  { staffId, code, name, section }: Pick<StaffMonth, 'staffId' | 'code' | 'name' | 'section'>,
  monthlyYen: number | undefined,
): MonthFigures {
  const { month, days } = book
  const hourlyYen = monthlyYen === undefined ? undefined : hourlyPay(rules, monthlyYen)
  // What was worked after midnight on the last day of the month before is of this one.
  const eve = bookDay(sources, month.toPlainDate({ day: 1 }).subtract({ days: 1 }))
  const closed = closeMonth(
    rules,
    month,
    [eve, ...days].map(({ classified }) => classified),
    hourlyYen ?? 0,
  )
  const known = <Yen>(yen: Yen) => (hourlyYen === undefined ? null : yen)
  return {
    staff: { id: staffId, code, name },
    section,
    month: month.toString(),
    pay: monthlyYen === undefined || hourlyYen === undefined ? null : { monthlyYen, hourlyYen },
    workdays: book.workdays,
    daysWorked: book.daysWorked,
    daysAtHome: days.filter(({ pairs }) => pairs.some((pair) => pair.in.place === 'home')).length,
    daysAbsent: days.filter(isAbsent).length,
    scheduled: book.scheduled,
    worked: total(days.map(minutesWorked)),
    absent: total(days.map(absentAtClosing)),
    overtime: closed.overtime,
    leaves: book.leaves.map(({ kind, minutes }) => ({ kind, minutes })),
    lines: closed.lines.map(({ line, percent, minutes, hours, yenPerHour, yen }) => ({
      line,
      percent,
      minutes,
      hours,
      yenPerHour: known(yenPerHour),
      yen: known(yen),
    })),
    days: days.map(dayFigures),
  }
}
