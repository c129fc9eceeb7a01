import { shorten } from '#lib/text/names.ts'
import { nameOf } from '../conversations/inbox-list.tsx'

/** How a notice to colleagues calls a conversation. */
export const titleOf = (conversation: { name: string; id: number }): string =>
  `${shorten(nameOf(conversation), 20)}さんの相談`
