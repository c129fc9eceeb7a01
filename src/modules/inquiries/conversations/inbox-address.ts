import type { Only, Place } from './conversations.queries.ts'
import { placeText, readPlace } from './place.ts'

/** Which list staff look at, and from where on. Every address of the desk says it, so that nobody loses their place. */
export interface Inbox {
  only: Only | undefined
  after: Place | undefined
}

export function readInbox(query: (name: string) => string | undefined): Inbox {
  const list = query('list')
  return {
    only: list === 'waiting' || list === 'unread' || list === 'due' ? list : undefined,
    after: readPlace(query('after')),
  }
}

/** An address of the desk: of the list, of a conversation by its id, or of what is below one: `12/replies`. */
export function deskAddress(
  { only, after }: Inbox,
  path: number | string = '',
  more: Record<string, string> = {},
): string {
  const place = after && placeText(after)
  const query = new URLSearchParams({ ...(only && { list: only }), ...(place && { after: place }), ...more }).toString()
  return `/console/inquiries${path && `/${path}`}${query && `?${query}`}`
}
