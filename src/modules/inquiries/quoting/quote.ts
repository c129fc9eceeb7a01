import type { MessageKind } from '../conversations/message.ts'

/** 引用: what a message answers, shown above it. */
export interface Quote {
  id: number
  author: 'resident' | 'staff' | 'system'
  kind: MessageKind
  body: string
  /** Withdrawn since: its words are gone. */
  withdrawn: boolean
}

/** Characters of a quote: it reminds, the message itself is above. */
export const LONGEST_QUOTE = 100
