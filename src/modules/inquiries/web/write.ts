import { keepFiles } from '#kernel/files/keep.ts'
import type { ReceivedFile } from '#kernel/files/receive.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findStay } from '../confidential/stays.queries.ts'
import { raiseConversation } from '../conversations/incoming.queries.ts'
import { maskPieces } from '../conversations/mask-pieces.ts'
import { promiseAnswer } from '../promises/promise-answer.ts'
import { messagesOf } from '../sending/messages-of.ts'
import { findSent, insertSaid } from '../sending/outgoing.queries.ts'
import { readWords, refuseOtherWords } from '../sending/words.ts'
import { tellAuthors } from '../held/tell-author.ts'

export const LONGEST_QUESTION = 5_000

export interface Written {
  words: string
  files: readonly ReceivedFile[]
  /** Drawn with the form: sending it twice writes once. */
  key: string
}

/**
 * What whoever asked writes on the page.
 * @returns what the program answered by itself
 * @throws Refusal 409, 422
 */
export async function write(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversation: { id: number; sectionId: number },
  { words, files, key }: Written,
): Promise<string | undefined> {
  const typed = readWords(words, files.length, { what: '内容', longest: LONGEST_QUESTION })
  const sent = await findSent(tx, conversation.id, key)
  if (sent !== undefined) {
    refuseOtherWords(sent, typed || files[0]!.name)
    return undefined
  }
  const stay = await findStay(tx, conversation.id)
  if (stay?.endedAt)
    throw new Refusal(409, 'この相談は LINE のトークに戻りました。続きは LINE でお書きください。', 'text')
  const { text } = await maskPieces(tx, conversation, typed, now)
  await keepFiles(tx, [...files])
  for (const [index, message] of messagesOf(text, files, key).entries()) {
    await insertSaid(tx, conversation.id, message, { by: 'resident', at: now, clientKey: index === 0 ? key : null })
    await raiseConversation(tx, conversation, { ...message, author: 'resident', occurredAt: now })
    await tellAuthors(tx, conversation.id, now)
  }
  const told = await promiseAnswer(tx, now, conversation.id, 'text')
  await tellScreens(tx, `inquiries:${conversation.sectionId}`)
  await tellScreens(tx, askerWord(conversation.id))
  return told
}
