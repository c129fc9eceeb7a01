import type { MessageObject } from '../chats.ts'
import type { Channel } from '../channel.ts'

export type LineEmoji = { index: number; length: number; productId: string; emojiId: string }
export type Mentioned = { index: number; length: number } & ({ type: 'all' } | { type: 'user'; userId?: string })

export type TextOptions = { emojis?: LineEmoji[]; mention?: Mentioned[]; quotedMessageId?: string }

export function textContent(channel: Channel, text: string, options: TextOptions): MessageObject {
  const { emojis, mention, quotedMessageId } = options
  return {
    type: 'text',
    text,
    ...(emojis ? { emojis } : {}),
    ...(mention ? { mention: { mentionees: mention.map((one) => mentionee(channel, one)) } } : {}),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
  }
}

const mentionee = (channel: Channel, one: Mentioned) =>
  one.type === 'user' ? { ...one, isSelf: one.userId === channel.botUserId } : one

export type Sticker = {
  packageId: string
  stickerId: string
  stickerResourceType?: string
  keywords?: string[]
  text?: string
}

export const stickerContent = (sticker: Sticker): MessageObject => ({
  type: 'sticker',
  stickerResourceType: 'STATIC',
  ...sticker,
})

export type Place = { title?: string; address?: string; latitude: number; longitude: number }

export const locationContent = (place: Place): MessageObject => ({ type: 'location', ...place })
