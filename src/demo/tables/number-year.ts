import { createHash } from 'node:crypto'
import type { Tx } from '#lib/db/connect.ts'
import { reserveIds } from '../demo.queries.ts'
import type { Conversation, Told } from '../town/conversation.ts'

export interface NumberedMessage extends Told {
  id: number
  conversationId: number
  residentId: number
  lineMessageId: string | null
}

export interface NumberedConversation extends Omit<Conversation, 'messages'> {
  id: number
  residentId: number
  lineUserId: string
  messages: NumberedMessage[]
}

const compare = Temporal.Instant.compare

/** Gives everything its number: what happened first has the smaller one, as if the rows had come one by one. */
export async function numberYear(tx: Tx<'inquiries'>, year: Conversation[]): Promise<NumberedConversation[]> {
  const begun = year.toSorted((a, b) => compare(a.messages[0]!.at, b.messages[0]!.at))
  const ids = await reserveIds(tx, 'inquiries.conversations', begun.length)
  const residentIds = await reserveIds(tx, 'kernel.residents', begun.length)
  const conversations = begun.map((one, index): NumberedConversation => {
    const [id, residentId] = [ids[index]!, residentIds[index]!]
    const lineUserId = `U${createHash('sha256').update(`demo ${one.name}`).digest('hex').slice(0, 32)}`
    const numbered = { id: 0, lineMessageId: null, conversationId: id, residentId }
    return Object.assign(one, {
      id,
      residentId,
      lineUserId,
      messages: one.messages.map((message) => Object.assign(message, numbered)),
    })
  })
  await numberMessages(tx, conversations)
  return conversations
}

async function numberMessages(tx: Tx<'inquiries'>, conversations: NumberedConversation[]): Promise<void> {
  const inOrder = conversations.flatMap(({ messages }) => messages).sort((a, b) => compare(a.at, b.at))
  const ids = await reserveIds(tx, 'inquiries.messages', inOrder.length)
  for (const [index, message] of inOrder.entries()) {
    message.id = ids[index]!
    if (message.author === 'resident')
      message.lineMessageId = `${message.at.epochMilliseconds}${String(index).padStart(5, '0')}`
  }
}
