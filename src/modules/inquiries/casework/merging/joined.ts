import type { Channel } from '../../conversations/conversations.queries.ts'

/** 統合された相談: its thread is seen in the main one; its resident sees nothing but their own. */
export interface Joined {
  id: number
  residentId: number
  name: string
  channel: Channel
  picture: Buffer | null
  following: boolean
  mergedBy: string
  mergedAt: Temporal.Instant
  reason: string
  /** A reply to its resident waits to go, or to be decided. */
  waits: boolean
}

/** What is read where a conversation is: it with all that was joined to it, or the thread of one resident alone. */
export interface Read {
  id: number
  joined?: readonly { id: number }[]
}

export const threadsOf = ({ id, joined = [] }: Read): number[] => [id, ...joined.map((one) => one.id)]

/** What one resident said and was told. */
export type Thread = Pick<Joined, 'id' | 'residentId'>

export const allThreads = (main: Thread & { joined: readonly Thread[] }): Thread[] => [main, ...main.joined]

export const LONGEST_REASON = 200
