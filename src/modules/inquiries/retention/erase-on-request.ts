import { getThread } from '../conversations/conversations.queries.ts'
import { refuseMistakes, Refusal } from '#lib/refusal.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { eraseConversation } from './erase-conversation.ts'
import { holdToErase, stillUnderWay } from './erase.queries.ts'
import { findHold } from './holds.queries.ts'
import { needRight } from './right.ts'
import { readReason } from './reason.ts'

/**
 * 本人からの消去の請求: the same erasure before the term is over, for whoever asked. It is closed first, so that nothing of it is on its way.
 * @throws Refusal 403, 404, 409, 410 where it is erased already, 422
 */
export function eraseOnRequest(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { reason, sure }: { reason: string; sure: boolean },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getThread(tx, staff, id)
    await needRight(tx, staff)
    const words = readReason(reason)
    if (!sure) refuseMistakes([{ field: 'sure', message: '元に戻せないことを確かめて、チェックを付けてください。' }])
    const conversation = await holdToErase(tx, id)
    await getThread(tx, staff, id) // as it is now: it may have been moved or erased while we waited
    if (!conversation)
      throw new Refusal(409, 'ほかの人がこの相談を操作しています。少し待って、もう一度消去してください。', 'erasure')
    if (!conversation.closedAt)
      throw new Refusal(409, 'この相談はまだ完了していません。完了にしてから、消去してください。', 'erasure')
    if (await stillUnderWay(tx, id))
      throw new Refusal(
        409,
        '送る途中の返信か、済んでいない折り返し、町のページで続いている相談があります。終わってから、もう一度消去してください。',
        'erasure',
      )
    if (await findHold(tx, id, dateInTokyo(now)))
      throw new Refusal(409, '保存を延長しています。延長をやめてから、消去してください。', 'erasure')
    await eraseConversation(tx, now, conversation, `staff:${staff.id}`, { staffId: staff.id, reason: words })
  })
}
