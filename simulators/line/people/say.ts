import type { MessageObject } from '../chats.ts'
import type { Content } from '../contents.ts'
import { seal } from '../sealed-token.ts'
import type { WebhookEventRecord } from '../webhook/event-record.ts'
import type { World } from '../world.ts'
import { emit } from './emit.ts'
import { chatIdOf, type Where } from './where.ts'

export type Said = {
  messageId: string
  replyToken: string | undefined
  webhookEventId: string
  record: WebhookEventRecord
}

const QUOTABLE = new Set(['text', 'sticker', 'image', 'video'])

export type MediaContent = Pick<Content, 'kind' | 'bytes' | 'contentType'> & Partial<Content>

/** A resident sends one message: it shows on their phone at once, then goes out as an event. */
export async function say(world: World, where: Where, content: MessageObject, media?: MediaContent): Promise<Said> {
  const { channel, userId } = where
  const chatId = chatIdOf(where)
  const friendship = world.friendships.of(channel.id, userId)
  if (friendship.state === 'blocked' && where.groupId === undefined) throw new Error(`${userId} blocks ${channel.name}`)
  const now = world.clock.now()
  friendship.wroteAt = now
  const messageId = world.nextMessageId()
  const reference = { channelId: channel.id, chatId, messageId }
  const message = {
    id: messageId,
    ...content,
    ...(QUOTABLE.has(content.type) ? { quoteToken: seal('quote', reference) } : {}),
    ...(channel.chatMode === 'chat' ? { markAsReadToken: seal('read', reference) } : {}),
  }
  if (media) world.contents.store(channel.id, messageId, { pollsLeft: 0, outcome: 'ready', gone: false, ...media })
  world.chats.show(channel.id, chatId, { messageId, at: now, from: 'resident', by: userId, message })
  const record = await emit(world, where, { type: 'message', message, timestamp: now }, true)
  return { messageId, replyToken: record.event.replyToken, webhookEventId: record.webhookEventId, record }
}

/** 送信取消: the words and pictures are gone, that something was there stays. */
export function unsend(world: World, where: Where, messageId: string): Promise<WebhookEventRecord> {
  const chatId = chatIdOf(where)
  const entry = world.chats.of(where.channel.id, chatId).entries.get(messageId)
  if (!entry || entry.by !== where.userId) throw new Error(`not a message of ${where.userId}: ${messageId}`)
  entry.unsentAt = world.clock.now()
  entry.message = { type: entry.message.type }
  world.contents.unsend(messageId)
  world.chats.changed({ channelId: where.channel.id, chatId, kind: 'unsent' })
  return emit(world, where, { type: 'unsend', unsend: { messageId } }, false)
}
