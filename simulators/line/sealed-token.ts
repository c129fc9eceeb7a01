import { createHmac, randomBytes } from 'node:crypto'

const key = randomBytes(32)
const mark = (kind: string, text: string) =>
  createHmac('sha256', key).update(`${kind} ${text}`).digest('base64url').slice(0, 22)

/** What a message token stands for. Sealed, not stored: quote and read tokens never expire. */
export type MessageReference = { channelId: string; chatId: string; messageId: string }

export function seal(kind: 'quote' | 'read', { channelId, chatId, messageId }: MessageReference): string {
  const text = `${channelId} ${chatId} ${messageId}`
  return Buffer.from(text).toString('base64url') + mark(kind, text)
}

export function unseal(kind: 'quote' | 'read', token: unknown): MessageReference | undefined {
  if (typeof token !== 'string' || token.length < 23) return undefined
  const text = Buffer.from(token.slice(0, -22), 'base64url').toString()
  const [channelId, chatId, messageId] = text.split(' ')
  if (token.slice(-22) !== mark(kind, text) || !channelId || !chatId || !messageId) return undefined
  return { channelId, chatId, messageId }
}
