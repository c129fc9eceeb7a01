import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseElsewhere } from '../confidential/refuse-elsewhere.ts'
import { findStay } from '../confidential/stays.queries.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { isUndecided } from '../decisions/proposed.queries.ts'
import { needsDecision, rightToReply } from '../decisions/right-to-reply.ts'
import { reckonTurnsOf } from '../conversations/turn.queries.ts'
import { wakeSender } from './send.ts'
import { carriesOf, queueAgain } from './sendings.queries.ts'

/** 再送: sends again what failed. A new act of staff, so it gets a retry key of its own. */
export function resend(
  db: Db<'inquiries'>,
  staff: Staff,
  conversationId: number,
  sendingId: number,
  now: Temporal.Instant,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await getThread(tx, staff, conversationId)
    const carries = await carriesOf(tx, sendingId)
    if (carries !== 'words' && carries !== 'notice' && (await findStay(tx, conversationId))?.endedAt)
      throw new Refusal(409, '相談は LINE に戻っています。町のページの案内は、もう送れません。')
    if (carries === 'words') {
      await refuseElsewhere(tx, conversationId, 'text')
      await refuseUndecided(tx, now, staff, conversation, sendingId)
    }
    const talkId = await queueAgain(tx, sendingId, conversationId, now)
    if (talkId === undefined) throw new Refusal(409, 'この返信は、いま再送できる状態ではありません。')
    await reckonTurnsOf(tx, now, sendingId)
    await wakeSender(tx, talkId)
    await record(tx, now, `staff:${staff.id}`, 'conversation.resent', `conversation:${conversationId}`, {
      sending: sendingId,
    })
  })
}

/** What was written before replies had to be decided here goes by the way of every other. @throws Refusal 409 */
async function refuseUndecided(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  conversation: { id: number; sectionId: number },
  sendingId: number,
): Promise<void> {
  if (!needsDecision(await rightToReply(tx, now, staff, conversation)) || !(await isUndecided(tx, sendingId))) return
  throw new Refusal(
    409,
    'この返信は、決裁が要ることになる前に書かれたものです。返信の欄に同じ文を書いて、決裁に回してください。',
    'text',
  )
}
