import { refuseFaults } from '../fault.ts'
import { national, NATIONAL_FROM } from './national.ts'
import type { Overrides, RuleSet } from './rule-set.ts'

/**
 * The rules that hold on a day: the national ones, each replaced by the town's latest override of it. A rule is replaced as a
 * whole, with its article, so that no figure names an article that did not make it.
 * @throws Faults before 2019-04-01
 */
export function ruleSetOn(date: Temporal.PlainDate, overrides: Overrides = []): RuleSet {
  const on = date.toString()
  refuseFaults(on < NATIONAL_FROM ? [{ field: '', reason: `${NATIONAL_FROM} より前の規則はありません` }] : [])
  const inForce = overrides.filter(({ from }) => from <= on).toSorted((a, b) => a.from.localeCompare(b.from))
  return Object.assign({}, national, ...inForce.map(({ rules }) => rules))
}
