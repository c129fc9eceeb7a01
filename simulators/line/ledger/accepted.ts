import type { MessageObject } from '../chats.ts'
import type { SentMessage } from '../retry-keys.ts'

export type SendingMethod = 'reply' | 'push' | 'multicast' | 'broadcast' | 'narrowcast'

/** One accepted request: answered 200 or 202, or accepted while its answer was lost on purpose. */
export type AcceptedRequest = {
  requestId: string
  channelId: string
  method: SendingMethod
  retryKey?: string
  replyToken?: string
  /** User ids, or one group id. */
  to: string[]
  messages: (SentMessage & { message: MessageObject })[]
  acceptedAt: number
  /** Who got it on the phone: not those who blocked the account. */
  shownTo: string[]
  counted: number
}

/** One line for each message and recipient: what a test counts. */
export type SentLine = {
  messageId: string
  requestId: string
  channelId: string
  method: SendingMethod
  retryKey?: string
  to: string
  message: MessageObject
  text?: string
  acceptedAt: number
  shown: boolean
}

export function* linesOf(request: AcceptedRequest): Generator<SentLine> {
  const { requestId, channelId, method, retryKey, acceptedAt } = request
  for (const to of request.to) {
    const shown = request.shownTo.includes(to)
    for (const { id, message } of request.messages) {
      yield {
        messageId: id,
        requestId,
        channelId,
        method,
        ...(retryKey === undefined ? {} : { retryKey }),
        to,
        message,
        ...(typeof message.text === 'string' ? { text: message.text } : {}),
        acceptedAt,
        shown,
      }
    }
  }
}
