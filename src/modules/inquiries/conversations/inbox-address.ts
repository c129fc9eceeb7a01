import { idIn } from '#lib/text/whole-number.ts'
import { type Filter, ONLY, type Only, type Place } from './conversations.queries.ts'
import { placeText, readPlace } from './place.ts'

/** Which list staff look at, and from where on. Every address of the desk says it, so that nobody loses their place. */
export interface Inbox extends Filter {
  only: Only | undefined
  after: Place | undefined
}

export function readInbox(query: (name: string) => string | undefined): Inbox {
  const only = ONLY.find((one) => one === query('list'))
  const [tag, assignee] = [idIn(query('tag')) || undefined, idIn(query('assignee')) || undefined]
  return { only, after: readPlace(query('after')), tag, assignee, urgent: query('urgent') === '1' || undefined }
}

/** An address of the desk: of the list, of a conversation by its id, or of what is below one: `12/replies`. */
export function deskAddress(
  { only, after, tag, assignee, urgent }: Inbox,
  path: number | string = '',
  more: Record<string, string> = {},
): string {
  const place = after && placeText(after)
  const query = new URLSearchParams({
    ...(only && { list: only }),
    ...(tag && { tag: String(tag) }),
    ...(assignee && { assignee: String(assignee) }),
    ...(urgent && { urgent: '1' }),
    ...(place && { after: place }),
    ...more,
  }).toString()
  return `/console/inquiries${path && `/${path}`}${query && `?${query}`}`
}

/** Whether the list is narrowed beyond its view. */
export const isNarrowed = ({ tag, assignee, urgent }: Filter): boolean =>
  tag !== undefined || assignee !== undefined || urgent === true
