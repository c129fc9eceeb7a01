import type { Channel } from './conversations.queries.ts'

export const CHANNELS: Record<Channel, string> = { line: 'LINE', web: 'チャット', phone: '電話' }
