import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { changeConversation } from '../casework/change-conversation.ts'
import { deleteMark, insertMark } from './demands.queries.ts'
import { decidesReplies } from './right-to-reply.ts'

/** 要決裁にする: every reply here is decided from now on, also what waits to go. Twice is once. @throws Refusal 404 */
export const markDecided = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number) =>
  changeConversation(db, now, staff, id, async (tx) =>
    (await insertMark(tx, now, staff, id)) ? ['decision_demanded', {}] : undefined,
  )

/** 要決裁をやめる, by whoever decides: else whoever marked it could get round the decision. Twice is once. @throws Refusal 403, 404 */
export const unmarkDecided = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number) =>
  changeConversation(db, now, staff, id, async (tx, { sectionId }) => {
    if (!(await decidesReplies(tx, now, staff, sectionId)))
      throw new Refusal(403, '要決裁をやめられるのは、この課の返信を決裁する人だけです。', 'decision')
    return (await deleteMark(tx, id)) ? ['decision_waived', {}] : undefined
  })
