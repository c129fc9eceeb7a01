import type { MessageObject } from '../chats.ts'
import type { SendingMethod } from '../ledger/accepted.ts'
import { consume, hasRoomFor } from '../quota.ts'
import type { SentMessage } from '../retry-keys.ts'
import { seal } from '../sealed-token.ts'
import type { World } from '../world.ts'
import type { ApiContext } from './environment.ts'
import { ApiRefusal } from './refusal.ts'

const QUOTABLE = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'])

export type Sending = {
  method: SendingMethod
  to: string[]
  /** Who can receive it: each counts once against the quota, unless it is a reply. */
  reach: string[]
  /** People counted, where a group has more than one. */
  people?: number
  messages: MessageObject[]
  retryKey?: string | undefined
  replyToken?: string
}

/** From here on the request is accepted: shown, counted, written down. Never awaits, so nothing comes between. */
export function accept(world: World, c: ApiContext, sending: Sending): SentMessage[] {
  const { channel, requestId } = c.var
  const { method, to, reach, messages, retryKey, replyToken } = sending
  const now = world.clock.now()
  const counted = method === 'reply' ? 0 : (sending.people ?? reach.length)
  if (method !== 'reply' && !hasRoomFor(channel.quota, counted, now))
    throw new ApiRefusal(429, 'You have reached your monthly limit.')
  consume(channel.quota, counted, now)
  const chatId = to[0] ?? ''
  const sent = messages.map((message) => numbered(world, channel.id, chatId, message))
  for (const chat of reach) {
    for (const { id, message } of sent)
      world.chats.show(channel.id, chat, { messageId: id, at: now, from: 'account', by: channel.id, message })
  }
  world.ledger.requests.add(requestId, {
    requestId,
    channelId: channel.id,
    method,
    ...(retryKey === undefined ? {} : { retryKey }),
    ...(replyToken === undefined ? {} : { replyToken }),
    to,
    messages: sent,
    acceptedAt: now,
    shownTo: reach,
    counted,
  })
  const sentMessages = sent.map(({ id, quoteToken }) => (quoteToken === undefined ? { id } : { id, quoteToken }))
  if (retryKey !== undefined)
    world.retryKeys.remember(channel.id, retryKey, requestId, method === 'push' ? sentMessages : undefined)
  return sentMessages
}

function numbered(world: World, channelId: string, chatId: string, message: MessageObject) {
  const id = world.nextMessageId()
  if (!QUOTABLE.has(message.type)) return { message, id }
  return { message, id, quoteToken: seal('quote', { channelId, chatId, messageId: id }) }
}
