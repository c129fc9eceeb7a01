import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseNotOwed } from './attempts/attempt.ts'
import { holdCall, setCalledBack } from './calls.queries.ts'
import { settle } from './settle.ts'
import { isWritten, listToWriteTo } from './written.queries.ts'

/** 文字で答えて終えた: what was asked on the phone was answered in writing, and nobody needs to call. @throws Refusal 404, 409 */
export function answerInWriting(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const call = await holdCall(tx, staff, id)
    if (call.callback === 'done') return // a colleague was first
    refuseNotOwed(call)
    if (call.conversationId === null || !(await isWritten(tx, call.conversationId, call.takenAt)))
      throw new Refusal(409, 'この電話のあと、まだ文字で返信していません。返信を送ってから、もう一度押してください。')
    await end(tx, now, staff, call)
    await tellScreens(tx, `inquiries:${call.sectionId}`)
  })
}

/** A reply goes out to somebody who chose to be answered in writing: that was the answer. In the reply's own transaction, before it is said. */
export async function endByReply(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  { heldId, staffId }: { heldId: number; staffId: number },
): Promise<void> {
  for (const call of await listToWriteTo(tx, conversationId, heldId)) await end(tx, now, { id: staffId }, call)
}

async function end(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Pick<Staff, 'id'>,
  call: { id: number; conversationId: number | null },
): Promise<void> {
  await setCalledBack(tx, now, staff, call.id, 'written')
  await settle(tx, now, call)
  await record(tx, now, `staff:${staff.id}`, 'call.answered_in_writing', `call:${call.id}`)
}
