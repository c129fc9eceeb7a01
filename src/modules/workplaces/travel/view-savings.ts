import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf, fiscalYearRange } from '#lib/time/fiscal-year.ts'
import { Refusal } from '#lib/refusal.ts'
import { throughDays } from '../board/board-days.ts'
import { listLed, listSavings, type Saving } from './travel.queries.ts'

/** 短くなった通勤時間 of a fiscal year. */
export interface Savings {
  readonly year: number
  readonly own: readonly Saving[]
  /** Of those whose work one answers for: a head's people, for personnel everybody. None for others. */
  readonly others: readonly Saving[]
}

/** A fiscal year in an address. @throws Refusal 404 for one that nobody can have */
export function readYear(typed: string | undefined, now: Temporal.Instant): number {
  const current = fiscalYearOf(dateInTokyo(now))
  if (!typed) return current
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  if (year < 2020 || year > current) throw new Refusal(404, 'この年度の通勤時間はありません。')
  return year
}

export async function viewSavings(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  year: number,
): Promise<Savings> {
  const { from, through } = fiscalYearRange(year)
  const time = throughDays(from, through)
  const everybody = await coversWholeTown(db, staff, 'personnel')
  const led = everybody ? undefined : await listLed(db, staff.id, dateInTokyo(now))
  const sees = everybody || (led !== undefined && led.length > 0)
  return {
    year,
    own: await listSavings(db, time, [staff.id]),
    others: sees ? await listSavings(db, time, led) : [],
  }
}

/** Together by site, in the order in which they come. */
export function bySite(savings: readonly Saving[]): { site: string; days: number; minutes: number }[] {
  return [...Map.groupBy(savings, ({ site }) => site)].map(([site, all]) => ({
    site,
    days: all.reduce((sum, { days }) => sum + days, 0),
    minutes: all.reduce((sum, { minutes }) => sum + minutes, 0),
  }))
}
