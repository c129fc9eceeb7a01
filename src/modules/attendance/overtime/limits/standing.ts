import type { Db } from '#lib/db/connect.ts'
import { readPlannings, readRules } from '../../book/read-planning.ts'
import type { MonthOfOvertime } from '../../rules/limits/measure.ts'
import { overtimeLimits, type OvertimeLimits } from '../../rules/limits/overtime-limits.ts'
import type { RuleSet } from '../../rules/rule-set/rule-set.ts'
import { listOrders } from '../orders.queries.ts'
import { monthsOf } from './counted.ts'
import { listDriven } from './driven-sections.queries.ts'
import { reachOf } from './read-forecast.ts'

/** Where somebody stands in a month: by the limits of their section's work, and by those that nobody may exceed. */
export interface Standing {
  readonly month: Temporal.PlainYearMonth
  readonly rules: RuleSet
  readonly isDriven: boolean
  /** Until that month. What was asked for counts too. */
  readonly months: readonly MonthOfOvertime[]
  readonly own: OvertimeLimits
  readonly highest: OvertimeLimits
}

function standingOf(
  rules: RuleSet,
  month: Temporal.PlainYearMonth,
  isDriven: boolean,
  all: readonly MonthOfOvertime[],
): Standing {
  const months = all.filter((one) => Temporal.PlainYearMonth.compare(one.month, month) <= 0)
  const highest = overtimeLimits(rules, { work: 'externallyDriven', month, months })
  const own = isDriven ? highest : overtimeLimits(rules, { work: 'ordinary', month, months })
  return { month, rules, isDriven, months, own, highest }
}

/** By staff id. On the day of the month that is given, one belongs to this or that section. */
export async function readStandings(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  on: Temporal.PlainDate,
): Promise<Map<number, Standing>> {
  if (staffIds.length === 0) return new Map()
  const [rulesOn, plannings] = [await readRules(db), await readPlannings(db, staffIds)]
  const orders = Map.groupBy(await listOrders(db, staffIds, reachOf(on)), ({ staffId }) => staffId)
  const driven = await listDriven(db, staffIds, on)
  const month = on.toPlainYearMonth()
  return new Map(
    staffIds.map((id) => {
      const months = monthsOf(rulesOn, plannings.get(id)!, orders.get(id) ?? [])
      return [id, standingOf(rulesOn(month.toPlainDate({ day: 1 })), month, driven.has(id), months)]
    }),
  )
}
