import type { Due } from './deliveries.queries.ts'

/** webhook-id: of what happened, not of a try. */
export const messageIdOf = (messageId: string): string => `msg_${messageId.replaceAll('-', '')}`

type Told = Pick<Due, 'messageId' | 'kind' | 'about' | 'sectionId' | 'path' | 'happenedAt'>

/** What another system is told: that something happened, and where to read it with a token of its own. No word of anybody's, no name. */
export function messageOf({ messageId, kind, about, sectionId, path, happenedAt }: Told, publicUrl: string) {
  const id = messageIdOf(messageId)
  const url = path === null ? null : `${publicUrl}/api/v1${path}`
  const data = { ...about, section: sectionId, url }
  return { id, body: JSON.stringify({ id, type: kind, timestamp: happenedAt.toString(), data }) }
}
