import type { MessageObject } from '../chats.ts'
import { unseal } from '../sealed-token.ts'
import { checkMessages } from '../validation/messages.ts'
import { Violations, type Fields } from '../validation/violations.ts'
import { ApiRefusal } from './refusal.ts'

/** The messages of a body, all good, or the refusal LINE gives. */
export function readMessages(body: Fields, check?: (violations: Violations) => void): MessageObject[] {
  const violations = new Violations()
  check?.(violations)
  const messages = checkMessages(violations, body.messages)
  const wrong = violations.body()
  if (wrong) throw new ApiRefusal(400, wrong)
  return messages
}

/** A quote must point at a message of the same chat. */
export function checkQuotes(messages: MessageObject[], channelId: string, chatId: string): void {
  for (const { quoteToken } of messages) {
    if (quoteToken === undefined) continue
    const quoted = unseal('quote', quoteToken)
    if (quoted?.channelId !== channelId || quoted.chatId !== chatId) throw new ApiRefusal(400, 'Invalid quote token')
  }
}
