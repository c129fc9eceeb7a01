import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { listOverrides } from '../rules-of-town/rules.queries.ts'
import { ruleSetOn } from '../rules/rule-set/rule-set-on.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { listEmploymentOf, listPatternsOf } from './book.queries.ts'
import type { Planning } from './planned-day.ts'

export type RulesOn = (on: Temporal.PlainDate) => RuleSet

/** The town's rules of any day. */
export async function readRules(db: Db<'attendance'>): Promise<RulesOn> {
  const overrides = await listOverrides(db)
  return (on) => ruleSetOn(on, overrides)
}

/** When people are to work, by all that is written down of it. */
export async function readPlannings(db: Db<'attendance'>, staffIds: readonly number[]): Promise<Map<number, Planning>> {
  const calendar = await getOfficeCalendar(db)
  const [employed, patterns] = [await listEmploymentOf(db, staffIds), await listPatternsOf(db, staffIds)]
  return new Map(
    staffIds.map((id) => [id, { calendar, employed: employed.get(id) ?? [], patterns: patterns.get(id) ?? [] }]),
  )
}

export const readPlanning = async (db: Db<'attendance'>, staffId: number): Promise<Planning> =>
  (await readPlannings(db, [staffId])).get(staffId)!
