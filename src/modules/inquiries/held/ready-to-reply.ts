import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Draft, findDraft } from '../drafts/drafts.queries.ts'
import { type HeldReply, proposedTimes } from './held.ts'
import { listHeld, undoSeconds } from './held.queries.ts'

/** What a reply begins with, and what was said and waits. */
export interface Replying {
  held: HeldReply[]
  draft: Draft | undefined
  undoSeconds: number
  /** Times at which somebody may want to send. */
  proposed: Temporal.Instant[]
}

/** Of a conversation that the caller holds. */
export async function readyToReply(
  db: Db<'inquiries'>,
  staff: { id: number },
  conversation: { id: number },
  now: Temporal.Instant,
): Promise<Replying> {
  const [held, draft, seconds, calendar] = await Promise.all([
    listHeld(db, conversation),
    findDraft(db, staff, conversation.id),
    undoSeconds(db),
    getOfficeCalendar(db),
  ])
  return { held, draft, undoSeconds: seconds, proposed: proposedTimes(calendar, now) }
}
