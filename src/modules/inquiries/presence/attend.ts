import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { deletePresent, listPresent, putPresent } from './presence.queries.ts'
import { presenceInWords, TYPES } from './presence.ts'

/** Those who have it open, and nobody else of the section: a change here is a page for each who hears of it. */
async function tellPresent(
  tx: Tx<'inquiries'>,
  staff: { id: number },
  id: number,
  now: Temporal.Instant,
): Promise<void> {
  for (const { staffId } of await listPresent(tx, staff, id, now)) await tellScreens(tx, `staff:${staffId}`)
}

/** Somebody has a conversation open, which they may see. It is no record, so the trail says nothing of it. @returns who else, in words. @throws Refusal 404 */
export function attend(db: Db<'inquiries'>, staff: Staff, id: number, now: Temporal.Instant): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await getConversation(tx, staff, id)
    if (await putPresent(tx, staff, id, now)) await tellPresent(tx, staff, id, now)
    return presenceInWords(await listPresent(tx, staff, id, now))
  })
}

/** Their page was closed, or is hidden. */
export function leave(db: Db<'inquiries'>, staff: Staff, id: number, now: Temporal.Instant): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getConversation(tx, staff, id)
    if (await deletePresent(tx, staff, id)) await tellPresent(tx, staff, id, now)
  })
}

/** A draft was saved: the others hear where that begins. */
export async function noteTyping(
  tx: Tx<'inquiries'>,
  staff: { id: number },
  id: number,
  now: Temporal.Instant,
  before: Temporal.Instant | undefined,
): Promise<void> {
  const typed = before && Temporal.Instant.compare(before, now.subtract(TYPES)) > 0
  if (!typed) await tellPresent(tx, staff, id, now)
}
