import type { ClassifiedDay } from '../day/classify-day.ts'
import { isOvertime, linesOf, PAY_LINES, type PayLine, percentOf } from '../day/work-classes.ts'
import { type Fault, refuseFaults } from '../fault.ts'
import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'
import { beyondLine, type CountedSegment, partedAtSixty } from './beyond-sixty.ts'
import { roundedHours, roundedYen } from './rounding.ts'

/** What one rate comes to in a month, and how: `minutes` are rounded to `hours`, each paid `yenPerHour`. */
export interface MonthLine {
  readonly line: PayLine
  readonly percent: number
  readonly minutes: number
  readonly hours: number
  readonly yenPerHour: number
  readonly yen: number
  readonly rules: readonly RuleId[]
  readonly segments: readonly CountedSegment[]
}

export interface ClosedMonth {
  readonly hourlyYen: number
  readonly lines: readonly MonthLine[]
  readonly yen: number
  /** 時間外勤務 in minutes, not rounded: what the limits count. */
  readonly overtime: number
  readonly segments: readonly CountedSegment[]
}

const linesOfSegment = ({ workClass, isBeyond }: CountedSegment): readonly PayLine[] =>
  isBeyond && isOvertime(workClass) ? [beyondLine(workClass)] : linesOf(workClass)

const minutesIn = (segments: readonly CountedSegment[]) => segments.reduce((sum, { minutes }) => sum + minutes, 0)

function faultsOfDays(days: readonly ClassifiedDay[]): Fault[] {
  const inOrder = days
    .map((day, at) => ({ day, at }))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.day.on, b.day.on))
  return inOrder.slice(1).flatMap(({ day, at }, place): Fault[] => {
    const before = inOrder[place]!.day
    if (before.on.equals(day.on)) return [{ field: `days[${at}].on`, reason: `${day.on} が二度あります` }]
    const [ended, began] = [before.segments.at(-1)?.until, day.segments[0]?.from]
    const overlaps = ended && began && Temporal.PlainDateTime.compare(began, ended) < 0
    return overlaps ? [{ field: `days[${at}].worked`, reason: '前の日からの勤務と時間が重なっています' }] : []
  })
}

/**
 * 月の締め: minutes, hours and yen of a calendar month by rate, the 60 hours counted in the order of work, hours rounded per rate.
 * @param days of the month, and the day before it where that one ran past midnight: dates of other months are left out
 * @param hourlyYen of `hourlyPay`
 * @throws Faults where a day is there twice, or one runs into the next
 */
export function closeMonth(
  rules: RuleSet,
  month: Temporal.PlainYearMonth,
  days: readonly ClassifiedDay[],
  hourlyYen: number,
): ClosedMonth {
  refuseFaults(faultsOfDays(days))
  const ofMonth = days
    .flatMap((day) => day.segments)
    .filter(({ from }) => from.toPlainDate().toPlainYearMonth().equals(month))
  const segments = partedAtSixty(rules, ofMonth)
  const lines = (Object.keys(PAY_LINES) as PayLine[]).flatMap((line): MonthLine[] => {
    const own = segments.filter((segment) => linesOfSegment(segment).includes(line))
    if (own.length === 0) return []
    const [percent, minutes] = [percentOf(rules, line), minutesIn(own)]
    const [hours, yenPerHour] = [roundedHours(rules, minutes), roundedYen(rules, hourlyYen * percent, 100)]
    const ruleIds: RuleId[] = [...PAY_LINES[line].rules, 'monthlyRounding', 'hourlyPay', 'yenRounding']
    return [{ line, percent, minutes, hours, yenPerHour, yen: hours * yenPerHour, rules: ruleIds, segments: own }]
  })
  return {
    hourlyYen,
    lines,
    yen: lines.reduce((sum, { yen }) => sum + yen, 0),
    overtime: minutesIn(segments.filter(({ workClass }) => isOvertime(workClass))),
    segments,
  }
}
