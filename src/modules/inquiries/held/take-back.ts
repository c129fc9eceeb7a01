import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { canTakeBack } from './held.ts'
import { holdAddressee, listHeld } from './held.queries.ts'
import { intoDraft } from './into-draft.ts'

const TOO_LATE = 'もう送られたか、取り消されています。やりとりを確かめてください。'

/**
 * 送信取り消し: what waits goes nowhere; its words are a draft of whoever took it back. The row decides between this and the sending.
 * @returns what a draft cannot keep: how many files it had, and what it quoted
 */
export function takeBack(
  db: Db<'inquiries'>,
  staff: Staff,
  conversationId: number,
  replyId: number,
  now: Temporal.Instant,
): Promise<{ files: number; quotes: number | null }> {
  return db.transaction().execute(async (tx) => {
    const conversation = await getThread(tx, staff, conversationId)
    await holdAddressee(tx, conversationId)
    const held = (await listHeld(tx, conversation)).find(({ id }) => id === replyId)
    if (held && !canTakeBack(staff, held))
      throw new Refusal(403, '書いた人だけが取り消せます。まもなく送られます。', 'held')
    const files = held && (await intoDraft(tx, now, { ...held, conversationId }, staff))
    if (!held || files === undefined) throw new Refusal(409, TOO_LATE, 'held')
    if (held.staffId !== staff.id)
      await notify(tx, now, held.staffId, {
        title: `${staff.name}さんが、あなたの${held.scheduled ? '予約した' : '決裁した'}返信を取り消しました`,
        href: `/console/inquiries/${conversationId}`,
      })
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.reply_taken_back', `conversation:${conversationId}`, {
      resident: conversation.residentId,
      author: held.staffId,
      scheduled: held.scheduled,
    })
    return { files, quotes: held.quotesId }
  })
}
