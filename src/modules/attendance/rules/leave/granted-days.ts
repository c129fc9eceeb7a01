import type { RuleSet } from '../rule-set/rule-set.ts'
import { serviceIn, type LeaveYear } from './leave-year.ts'
import { daysOfYear } from './work-form.ts'

/**
 * 在職期間: months begun between two days, both included. A month ends before the same date of the next, or with the next month's
 * last day where it has no such date (民法143条2項).
 */
export function monthsOfService(from: Temporal.PlainDate, through: Temporal.PlainDate): number {
  for (let months = 1; ; months++) {
    const sameDate = from.add({ months })
    const lastDay = sameDate.day < from.day ? sameDate : sameDate.subtract({ days: 1 })
    if (Temporal.PlainDate.compare(lastDay, through) >= 0) return months
  }
}

/**
 * その年に付与される日数: the table's for a year that is served only in part, otherwise the year's.
 * Undefined for short-time staff in such a year: the rule leaves their days to another decision.
 */
export function grantedDays(rules: RuleSet, leaveYear: LeaveYear): number | undefined {
  if (leaveYear.grantedDays !== undefined) return leaveYear.grantedDays
  const { from, through } = serviceIn(leaveYear)
  const months = monthsOfService(from, through)
  if (months >= 12) return daysOfYear(rules, leaveYear.workForm)
  return leaveYear.workForm.form === 'full' ? rules.annualLeave.daysByMonthsOfService[months - 1] : undefined
}
