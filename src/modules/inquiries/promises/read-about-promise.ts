import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { nextBusinessDays } from './promise.ts'
import { type KnownPromise, listPromises } from './promises.queries.ts'

const DAYS_OFFERED = 10
const SHOWN = 5

export interface AboutPromise {
  days: Temporal.PlainDate[]
  promises: KnownPromise[]
}

/** What was promised to whoever waits, and the days to which that may be moved: business days after the promise, and after today. */
export async function readAboutPromise(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  conversation: Conversation,
): Promise<AboutPromise> {
  const { promisedUntil: until } = conversation
  const latest = until && Temporal.Instant.compare(until, now) > 0 ? until : now
  const [calendar, promises] = await Promise.all([
    getOfficeCalendar(db as unknown as Db),
    listPromises(db, conversation, SHOWN),
  ])
  return { days: nextBusinessDays(calendar, dateInTokyo(latest), DAYS_OFFERED), promises }
}
