import { askerWord } from '#kernel/conversations/conversations.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { answerTalk } from '../confidential/point.ts'
import { findStay } from '../confidential/stays.queries.ts'
import { inOneLine } from '../conversations/message.ts'
import { messagesOf, offering, type SentFile } from '../sending/messages-of.ts'
import { insertSaid, raiseAnswered } from '../sending/outgoing.queries.ts'
import { type Asker, tellAsker } from './tell-asker.ts'

export interface Answer {
  staffId: number
  text: string
  choices?: readonly string[]
  files: readonly SentFile[]
  key: string
  /** 引用. */
  quotes?: number | undefined
  /** Where it waited: the newest message that was there when it was written. */
  answersUpTo?: number
}

/** Puts what staff say on the page, and tells whoever asked. Its files are kept already. */
export async function answerOnPage(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  conversation: Asker,
  { staffId, text, choices = [], files, key, answersUpTo, quotes }: Answer,
): Promise<void> {
  const { told, sendingId } = await tellAsker(tx, town, now, conversation)
  const messages = messagesOf(text, files, key)
  for (const [index, message] of messages.entries()) {
    const isLast = index === messages.length - 1
    await insertSaid(tx, conversation.id, isLast ? offering(message, choices) : message, {
      by: { staffId },
      at: now,
      clientKey: index === 0 ? key : null,
      ...(index === 0 && { quotes }),
      answersUpTo,
      sendingId,
      ...(isLast && { told }),
    })
  }
  await raiseAnswered(tx, conversation.id, messages.map(inOneLine).join(' '), now)
  const stay = await findStay(tx, conversation.id)
  if (stay) await answerTalk(tx, now, stay.talkId, { staffId, sendingId, answersUpTo })
  await tellScreens(tx, askerWord(conversation.id))
}
