import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { insertQuestion, isAnswered } from './questions.queries.ts'
import { wordsOf } from './terms.queries.ts'

export const ASK = 'inquiries.ask-satisfaction'

/** In the transaction that closes: whoever was answered is asked how it was. Not who was closed without an answer, as spam is. */
export async function planQuestion(
  tx: Tx<'inquiries'>,
  closedAt: Temporal.Instant,
  conversation: Conversation,
): Promise<void> {
  const { id, waitingSince, noReplyAt, following, sectionId } = conversation
  if (waitingSince || noReplyAt || !following) return
  if (!(await wordsOf(tx, sectionId)) || !(await isAnswered(tx, id))) return
  await insertQuestion(tx, closedAt, conversation)
  await enqueue(tx, ASK, {}, { key: ASK, queue: ASK })
}
