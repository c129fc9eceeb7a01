import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { refuseBadTime } from './held.ts'
import { holdAddressee, setTime } from './held.queries.ts'
import { wakeRelease } from './release.ts'

/** 送る日時を変える. @throws Refusal 404, 409 where it went or was changed meanwhile, 422 */
export function reschedule(
  db: Db<'inquiries'>,
  staff: Staff,
  conversationId: number,
  reply: { id: number; version: number; sendAt: Temporal.Instant | undefined },
  now: Temporal.Instant,
): Promise<void> {
  const { sendAt } = reply
  return db.transaction().execute(async (tx) => {
    const conversation = await getThread(tx, staff, conversationId)
    if (!sendAt) throw new Refusal(422, '送る日時を入力してください。', 'held')
    refuseBadTime(sendAt, now, 'held')
    await holdAddressee(tx, conversationId)
    if (!(await setTime(tx, conversationId, reply, sendAt)))
      throw new Refusal(409, 'もう送られたか、ほかの人が変えています。いまの内容を確かめてください。', 'held')
    await wakeRelease(tx, conversationId, now)
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.reply_rescheduled', `conversation:${conversationId}`, {
      resident: conversation.residentId,
      sendAfter: sendAt.toString(),
    })
  })
}
