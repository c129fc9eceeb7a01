import type { RuleSet } from '../rule-set/rule-set.ts'

/**
 * 勤務形態: `full` works full time; `uniform` (斉一型) works the same hours on so many days of every week; `irregular` (不斉一型)
 * works so many hours a week, not the same every day.
 */
export type WorkForm =
  | { readonly form: 'full' }
  | { readonly form: 'uniform'; readonly daysPerWeek: number; readonly dayMinutes: number }
  | { readonly form: 'irregular'; readonly weekMinutes: number }

/** 1日の換算: the minutes of leave that make a day. */
export const leaveDayOf = ({ leaveDay }: RuleSet, form: WorkForm): number =>
  form.form === 'uniform' ? form.dayMinutes : leaveDay.minutes

/** Whole days of a fraction, the rule's tenth and more counting as a whole one. */
function roundedDays({ shortTimeLeave }: RuleSet, numerator: number, denominator: number): number {
  const rest = numerator % denominator
  return (numerator - rest) / denominator + (rest * 10 >= denominator * shortTimeLeave.upFromTenths ? 1 : 0)
}

/** 年次有給休暇の日数 of a whole year. */
export function daysOfYear(rules: RuleSet, form: WorkForm): number {
  const { days } = rules.annualLeave
  if (form.form === 'uniform') return roundedDays(rules, days * form.daysPerWeek, rules.shortTimeLeave.weekDays)
  // the law goes by 155 hours: 20 days of 7 hours 45 minutes, which the division by that day cancels
  return form.form === 'irregular' ? roundedDays(rules, days * form.weekMinutes, rules.week.minutes) : days
}
