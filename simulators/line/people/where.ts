import type { Channel } from '../channel.ts'
import type { Source } from '../webhook/event-record.ts'

/** Who acts, towards which account, in which chat. */
export type Where = { channel: Channel; userId: string; groupId?: string }

export const chatIdOf = ({ userId, groupId }: Where) => groupId ?? userId

export function sourceOf({ userId, groupId }: Where): Source {
  if (groupId === undefined) return { type: 'user', userId }
  return groupId.startsWith('R') ? { type: 'room', roomId: groupId, userId } : { type: 'group', groupId, userId }
}
