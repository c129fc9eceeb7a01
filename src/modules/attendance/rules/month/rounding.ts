import type { RuleSet } from '../rule-set/rule-set.ts'

/** 月の時間数の端数: whole hours, from so many minutes on up. */
export const roundedHours = ({ monthlyRounding }: RuleSet, minutes: number): number =>
  Math.floor(minutes / 60) + (minutes % 60 >= monthlyRounding.upFromMinutes ? 1 : 0)

/** 円未満の端数 of a fraction, in whole numbers throughout: floating point would lose the half. */
export function roundedYen({ yenRounding }: RuleSet, numerator: number, denominator: number): number {
  const rest = numerator % denominator
  return (numerator - rest) / denominator + (rest * 100 >= denominator * yenRounding.upFromHundredths ? 1 : 0)
}

/**
 * 勤務1時間当たりの給与額: yen, from the pay of a month (salary and the allowances that count) and the minutes of a week.
 * Where a town deducts its holidays from the year's hours, the rule says how many days.
 */
export function hourlyPay(rules: RuleSet, monthlyYen: number, weekMinutes: number = rules.week.minutes): number {
  const { weeks, deductedDays } = rules.hourlyPay
  const yearMinutes =
    weeks * weekMinutes - deductedDays * Math.round((rules.day.minutes * weekMinutes) / rules.week.minutes)
  return roundedYen(rules, monthlyYen * 12 * 60, yearMinutes)
}
