import { listSites } from '#kernel/sites/sites.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf, fiscalYearRange } from '#lib/time/fiscal-year.ts'
import { findCollected } from '../events/events.queries.ts'
import { findFirstMonth, listFigures, listStreetKinds } from '../events/figures.queries.ts'
import { listMarks } from '../marks/marks.queries.ts'
import { boardsOf } from './boards.ts'
import { type BoardView, viewBoard } from './board-view.ts'

/** 効果 of a fiscal year: every board with its months. */
export interface Effects {
  year: number
  /** Those of which something is known, the newest first. */
  years: number[]
  boards: BoardView[]
  collectedAt: Temporal.Instant | null
}

export async function listYears(db: Db<'insights'>, now: Temporal.Instant): Promise<number[]> {
  const current = fiscalYearOf(dateInTokyo(now))
  const first = await findFirstMonth(db)
  const before = first ? Math.max(0, current - fiscalYearOf(first)) : 0
  return Array.from({ length: before + 1 }, (_, at) => current - at)
}

/** A fiscal year in an address; this one where there is none. @throws Refusal 404 for one of which nothing is known */
export function readYear(typed: string | undefined, years: readonly number[]): number {
  if (!typed) return years[0]!
  const year = years.find((one) => String(one) === typed)
  if (year === undefined) throw new Refusal(404, 'この年度の記録はありません。「効果」で年度を選び直してください。')
  return year
}

/** @param typed the year as the address has it. @throws Refusal 404 */
export async function viewEffects(
  db: Db<'insights'>,
  now: Temporal.Instant,
  typed: string | undefined,
): Promise<Effects> {
  const years = await listYears(db, now)
  const year = readYear(typed, years)
  const [from, through] = [fiscalYearRange(year - 1).from, fiscalYearRange(year).through]
  const [figures, marks, sites, kinds, first, collectedAt] = await Promise.all([
    listFigures(db, from, through),
    listMarks(db),
    listSites(db),
    listStreetKinds(db),
    findFirstMonth(db),
    findCollected(db),
  ])
  const today = dateInTokyo(now)
  const boards = boardsOf(sites, kinds).map((board) => viewBoard({ board, year, figures, marks, today, first }))
  return { year, years, boards, collectedAt }
}
