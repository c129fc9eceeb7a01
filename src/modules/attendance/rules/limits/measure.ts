import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'

/** 他律的業務: whose amount and time others decide. `ordinary` is all other work. */
export type WorkKind = 'ordinary' | 'externallyDriven'

export interface MonthOfOvertime {
  readonly month: Temporal.PlainYearMonth
  readonly minutes: number
}

/** One limit in one month. Averages are kept as sums, so that all figures are whole minutes. */
export interface Measure {
  readonly title: string
  readonly rule: RuleId
  readonly unit: 'minutes' | 'months'
  readonly used: number
  /** The most that is allowed. */
  readonly limit: number
  /** Further minutes that this month allows, negative where it is already too many; none where this limit does not bind now. */
  readonly room: number | undefined
  /** How many months are summed: more than 1 in an average. */
  readonly months: number
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Overtime of the months that end with this one, this one first. Months that are not listed had none. */
export function backwards(list: readonly MonthOfOvertime[], month: Temporal.PlainYearMonth, count: number): number[] {
  const byMonth = new Map(list.map(({ month, minutes }) => [month.toString(), minutes]))
  return Array.from({ length: count }, (_, back) => byMonth.get(month.subtract({ months: back }).toString()) ?? 0)
}

/** Months of the fiscal year (April to March) until this one, this one included. */
export const monthsOfYear = (month: Temporal.PlainYearMonth): number => ((month.month + 8) % 12) + 1

const measure = (title: string, rule: RuleId, used: number, limit: number, months = 1): Measure => ({
  title,
  rule,
  unit: 'minutes',
  used,
  limit,
  room: limit - used,
  months,
})

function ordinaryMeasures({ ordinaryLimits }: RuleSet, ofYear: readonly number[]): Measure[] {
  return [
    measure('月', 'ordinaryLimits', ofYear[0]!, ordinaryLimits.month),
    measure('年度', 'ordinaryLimits', sum(ofYear), ordinaryLimits.year),
  ]
}

/** Months above 45 hours: one month more is only too many once this one goes above. */
function monthsAbove({ drivenLimits }: RuleSet, [now = 0, ...before]: readonly number[]): Measure {
  const { above, monthsAbove } = drivenLimits
  const earlier = before.filter((minutes) => minutes > above).length
  return {
    title: `月${above / 60}時間を超える月数`,
    rule: 'drivenLimits',
    unit: 'months',
    used: earlier + (now > above ? 1 : 0),
    limit: monthsAbove,
    room: earlier >= monthsAbove ? above - now : undefined,
    months: 1,
  }
}

function drivenMeasures(rules: RuleSet, ofYear: readonly number[], recent: readonly number[]): Measure[] {
  const { monthBelow, year, average, averagedMonths } = rules.drivenLimits
  const averages = Array.from({ length: averagedMonths - 1 }, (_, at) => at + 2)
  return [
    measure('月', 'drivenLimits', ofYear[0]!, monthBelow - 1),
    measure('年度', 'drivenLimits', sum(ofYear), year),
    ...averages.map((months) =>
      measure(`${months}箇月平均`, 'drivenLimits', sum(recent.slice(0, months)), average * months, months),
    ),
    monthsAbove(rules, ofYear),
  ]
}

/** 上限: every limit as it stands in a month. */
export function measuresOf(
  rules: RuleSet,
  work: WorkKind,
  list: readonly MonthOfOvertime[],
  month: Temporal.PlainYearMonth,
): Measure[] {
  const ofYear = backwards(list, month, monthsOfYear(month))
  if (work === 'ordinary') return ordinaryMeasures(rules, ofYear)
  return drivenMeasures(rules, ofYear, backwards(list, month, rules.drivenLimits.averagedMonths))
}
