import type { RulesOn } from '../../book/read-planning.ts'
import type { Measure, MonthOfOvertime, WorkKind } from '../../rules/limits/measure.ts'
import { overtimeLimits, type OvertimeLimits } from '../../rules/limits/overtime-limits.ts'

/** What an order does to the limits of one month. */
export interface Outlook {
  readonly month: Temporal.PlainYearMonth
  readonly before: OvertimeLimits
  readonly after: OvertimeLimits
  /** Limits that are exceeded with it. */
  readonly breaches: readonly Measure[]
}

/** 見込み: what an order adds, and what it does to each month from then on. */
export interface Forecast {
  readonly isDriven: boolean
  readonly adds: readonly MonthOfOvertime[]
  /** By the limits of the section's work, month by month. */
  readonly outlooks: readonly Outlook[]
  /** The same by the higher limits, which nobody may exceed. */
  readonly highest: readonly Outlook[]
}

const compare = Temporal.PlainYearMonth.compare

/** Minutes of both, a month each. */
function together(a: readonly MonthOfOvertime[], b: readonly MonthOfOvertime[]): MonthOfOvertime[] {
  const all = Map.groupBy([...a, ...b], ({ month }) => month.toString())
  return [...all.values()].map((of) => ({
    month: of[0]!.month,
    minutes: of.reduce((sum, { minutes }) => sum + minutes, 0),
  }))
}

/** An order that was given for a later month stands in that one's way too. */
function monthsTouched(months: readonly MonthOfOvertime[], adds: readonly MonthOfOvertime[]) {
  const first = adds[0]?.month
  if (!first) return []
  const later = [...months, ...adds].map(({ month }) => month).filter((month) => compare(month, first) >= 0)
  const last = later.toSorted(compare).at(-1)!
  const count = first.until(last, { largestUnit: 'months' }).months + 1
  return Array.from({ length: count }, (_, at) => first.add({ months: at }))
}

function outlookOn(
  rulesOn: RulesOn,
  work: WorkKind,
  month: Temporal.PlainYearMonth,
  months: readonly MonthOfOvertime[],
  adds: readonly MonthOfOvertime[],
): Outlook {
  const rules = rulesOn(month.toPlainDate({ day: 1 }))
  const until = (list: readonly MonthOfOvertime[]) => list.filter((one) => compare(one.month, month) <= 0)
  const before = overtimeLimits(rules, { work, month, months: until(months) })
  const after = overtimeLimits(rules, { work, month, months: together(until(months), until(adds)) })
  const used = new Map(before.measures.map((measure) => [measure.title, measure.used]))
  return { month, before, after, breaches: after.breaches.filter((one) => one.used > (used.get(one.title) ?? 0)) }
}

/**
 * @param months what counts without it, in the months before and after
 * @param adds of `byMonth`: what it comes to
 */
export function forecastOf(
  rulesOn: RulesOn,
  isDriven: boolean,
  months: readonly MonthOfOvertime[],
  adds: readonly MonthOfOvertime[],
): Forecast {
  const by = (work: WorkKind) =>
    monthsTouched(months, adds).map((month) => outlookOn(rulesOn, work, month, months, adds))
  const highest = by('externallyDriven')
  return { isDriven, adds, outlooks: isDriven ? highest : by('ordinary'), highest }
}
