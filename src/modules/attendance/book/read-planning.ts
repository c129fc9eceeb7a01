import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { listOverrides } from '../rules-of-town/rules.queries.ts'
import { ruleSetOn } from '../rules/rule-set/rule-set-on.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { listEmployment, listPatterns } from './book.queries.ts'
import type { Planning } from './planned-day.ts'

export type RulesOn = (on: Temporal.PlainDate) => RuleSet

/** The town's rules of any day. */
export async function readRules(db: Db<'attendance'>): Promise<RulesOn> {
  const overrides = await listOverrides(db)
  return (on) => ruleSetOn(on, overrides)
}

/** When somebody is to work, by all that is written down of it. */
export async function readPlanning(db: Db<'attendance'>, staffId: number): Promise<Planning> {
  return {
    calendar: await getOfficeCalendar(db),
    employed: await listEmployment(db, staffId),
    patterns: await listPatterns(db, staffId),
  }
}
