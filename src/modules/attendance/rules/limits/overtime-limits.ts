import { type Fault, refuseFaults } from '../fault.ts'
import type { RuleSet } from '../rule-set/rule-set.ts'
import { backwards, type Measure, measuresOf, type MonthOfOvertime, monthsOfYear, type WorkKind } from './measure.ts'

export interface OvertimeRecord {
  readonly work: WorkKind
  readonly month: Temporal.PlainYearMonth
  /** This month so far and those before it, also of the fiscal year before: averages reach back. In minutes, as they were worked. */
  readonly months: readonly MonthOfOvertime[]
  /** Minutes that somebody thinks of ordering. */
  readonly adding?: number | undefined
}

/** Where one stands. */
interface Standing {
  readonly measures: readonly Measure[]
  readonly breaches: readonly Measure[]
  /** あと: minutes until the first limit, 0 where one is reached. */
  readonly room: number
}

export interface OvertimeLimits extends Standing {
  /** With the minutes that were thought of. */
  readonly after: Standing | undefined
  /** 見込み: the fiscal year's overtime in minutes, if its months to come are as those so far. */
  readonly yearForecast: number
  /** 面接指導: whether a doctor sees them without being asked to. */
  readonly isInterviewDue: boolean
}

function standingOf(measures: readonly Measure[]): Standing {
  const rooms = measures.flatMap(({ room }) => room ?? [])
  return {
    measures,
    breaches: measures.filter(({ room = 0 }) => room < 0),
    room: Math.max(0, Math.min(...rooms)),
  }
}

function faultsOf({ months, month }: OvertimeRecord): Fault[] {
  const names = months.map((one) => one.month.toString())
  return months.flatMap((one, at): Fault[] => {
    const field = `months[${at}].month`
    if (Temporal.PlainYearMonth.compare(one.month, month) > 0) return [{ field, reason: `${month} より後の月です` }]
    return names.indexOf(names[at]!) < at ? [{ field, reason: '同じ月が二度あります' }] : []
  })
}

/** From the first month of the year with a figure on, so that somebody hired in the year is not made out too well. */
function forecastOf({ months, month }: OvertimeRecord): number {
  const passed = monthsOfYear(month)
  const ofYear = backwards(months, month, passed)
  const listed = months.map((one) => month.since(one.month, { largestUnit: 'months' }).months)
  const counted = Math.max(...listed.filter((back) => back < passed), 0) + 1
  const used = ofYear.reduce((sum, one) => sum + one, 0)
  return used + Math.round((used * (12 - passed)) / counted)
}

/**
 * 時間外勤務の上限: where somebody stands in a month, how much may still be ordered, and what an order would do.
 * Months are calendar months, years fiscal years.
 * @throws Faults for a month that is there twice or lies ahead
 */
export function overtimeLimits(rules: RuleSet, record: OvertimeRecord): OvertimeLimits {
  refuseFaults(faultsOf(record))
  const { work, month, months, adding } = record
  const now = standingOf(measuresOf(rules, work, months, month))
  const [thisMonth = 0] = backwards(months, month, 1)
  const others = months.filter((one) => !one.month.equals(month))
  const added = [...others, { month, minutes: thisMonth + (adding ?? 0) }]
  return {
    ...now,
    after: adding === undefined ? undefined : standingOf(measuresOf(rules, work, added, month)),
    yearForecast: forecastOf(record),
    isInterviewDue: thisMonth >= rules.interview.minutes,
  }
}
