import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { listOwedIn } from '../calls/calls.queries.ts'
import { getConversation } from './conversations.queries.ts'
import { insertNoReply, removeNoReply } from './turn.queries.ts'

/** 返信不要: what the resident wrote last needs no answer, and no longer waits for one. */
export function needNoReply(
  db: Db<'inquiries'>,
  staff: Staff,
  id: number,
  seen: number,
  now: Temporal.Instant,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await getConversation(tx, staff, id)
    if ((await listOwedIn(tx, staff, { id })).length > 0)
      throw new Refusal(409, '折り返しを待つ電話があります。折り返しの結果を記録すると、待ちが終わります。', 'turn')
    if (!(await insertNoReply(tx, staff, id, seen, now))) {
      throw new Refusal(409, 'その間にやりとりが進みました。内容を確かめて、もう一度お試しください。', 'turn')
    }
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.excused', `conversation:${id}`, {
      resident: conversation.residentId,
      upTo: seen,
    })
  })
}

/** 未返信に戻す: takes it back. Pressing it twice changes nothing more. */
export function needReply(db: Db<'inquiries'>, staff: Staff, id: number, now: Temporal.Instant): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await getConversation(tx, staff, id)
    if (!(await removeNoReply(tx, now, id))) return
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.unexcused', `conversation:${id}`, {
      resident: conversation.residentId,
    })
  })
}
