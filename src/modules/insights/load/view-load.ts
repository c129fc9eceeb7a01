import type { Db } from '#lib/db/connect.ts'
import { fiscalYearRange } from '#lib/time/fiscal-year.ts'
import { countHours } from '../events/figures.queries.ts'
import { type Load, loadsOf } from './load.ts'

/** 課と時間帯 of a fiscal year; nothing where nothing was counted. */
export async function viewLoad(db: Db<'insights'>, year: number): Promise<Load[]> {
  const { from, through } = fiscalYearRange(year)
  return loadsOf(await countHours(db, from, through))
}
