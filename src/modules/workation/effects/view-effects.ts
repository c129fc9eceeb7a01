import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf } from '#lib/time/fiscal-year.ts'
import { type Period, periodOf } from './effects.ts'
import { findFirstDay } from './effects.queries.ts'

/** The fiscal years from the first arrival on, the newest first. */
export async function listYears(db: Db<'workation'>, now: Temporal.Instant): Promise<number[]> {
  const current = fiscalYearOf(dateInTokyo(now))
  const first = await findFirstDay(db)
  const years = first ? Math.max(0, current - fiscalYearOf(first)) : 0
  return Array.from({ length: years + 1 }, (_, before) => current - before)
}

/** A fiscal year in an address; this one where there is none. @throws Refusal 404 for one of which nothing is known */
export function readYear(typed: string | undefined, years: readonly number[]): number {
  if (!typed) return years[0]!
  const year = years.find((one) => String(one) === typed)
  if (year === undefined) throw new Refusal(404, 'この年度の記録はありません。')
  return year
}

/** A year, or one of its months. @throws Refusal 404 */
export function readPeriod(typed: { year?: string; month?: string }, years: readonly number[]): Period {
  const { month } = typed
  if (month && !/^([1-9]|1[0-2])$/.test(month)) throw new Refusal(404, 'この月の記録はありません。')
  return periodOf(readYear(typed.year, years), month ? Number(month) : undefined)
}
