import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdToChange } from '../conversations/conversations.queries.ts'
import { deleteMark, insertMark } from './demands.queries.ts'
import { decidesReplies } from './right-to-reply.ts'

/** 要決裁にする: every reply here is decided from now on, also what waits to go. Twice is once. @throws Refusal 404 */
export function markDecided(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { id, residentId, sectionId } = await holdToChange(tx, staff, conversationId)
    if (!(await insertMark(tx, now, staff, id))) return
    await tellScreens(tx, `inquiries:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.decision_demanded', `conversation:${id}`, {
      resident: residentId,
    })
  })
}

/** 要決裁をやめる, by whoever decides: else whoever marked it could get round the decision. Twice is once. @throws Refusal 403, 404 */
export function unmarkDecided(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { id, residentId, sectionId } = await holdToChange(tx, staff, conversationId)
    if (!(await decidesReplies(tx, now, staff, sectionId)))
      throw new Refusal(403, '要決裁をやめられるのは、この課の返信を決裁する人だけです。', 'decision')
    if (!(await deleteMark(tx, id))) return
    await tellScreens(tx, `inquiries:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.decision_waived', `conversation:${id}`, {
      resident: residentId,
    })
  })
}
