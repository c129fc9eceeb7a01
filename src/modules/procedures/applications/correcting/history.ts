import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Arrived } from '../application.ts'
import { type Spent, spentOn } from '../how-long.ts'
import { comparedRounds, type Compares } from './changes.ts'
import { pausesOf } from './correction.ts'
import { listCorrections } from './corrections.queries.ts'

/** What was asked to be corrected and what came of it, and how the days went. */
export interface History {
  corrections: Compares[]
  /** None once it is decided. */
  spent: Spent | undefined
}

export async function historyOf(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  { id, definition, firstAnswers, arrivedAt, decidedAt }: Arrived,
): Promise<History> {
  const corrections = comparedRounds(definition, firstAnswers, await listCorrections(db, id))
  if (decidedAt) return { corrections, spent: undefined }
  const today = dateInTokyo(now)
  const time = { from: dateInTokyo(arrivedAt), through: today }
  const spent = spentOn(await getOfficeCalendar(db), time, pausesOf(corrections, today), definition)
  return { corrections, spent }
}
