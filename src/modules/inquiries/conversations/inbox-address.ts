import { idIn } from '#lib/text/whole-number.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import { CHANNELS } from './channels.ts'
import type { Channel } from './conversations.queries.ts'
import type { Filter, Place } from './lists.queries.ts'
import { ONLY, type Only } from './only.queries.ts'
import { placeText, readPlace } from './place.ts'

/** Which list staff look at, and from where on. Every address of the desk says it, so that nobody loses their place. */
export interface Inbox extends Filter {
  only: Only | undefined
  after: Place | undefined
  /** What is looked for in it, as it was typed. */
  q?: string | undefined
}

export const LONGEST_SEARCH = 200

const isChannel = (word: string | undefined): word is Channel => word !== undefined && Object.hasOwn(CHANNELS, word)

export function readInbox(query: (name: string) => string | undefined): Inbox {
  const channel = query('channel')
  return {
    only: ONLY.find((one) => one === query('list')),
    after: readPlace(query('after')),
    q: query('q')?.trim().slice(0, LONGEST_SEARCH).toWellFormed() || undefined,
    section: idIn(query('section')) || undefined,
    channel: isChannel(channel) ? channel : undefined,
    tag: idIn(query('tag')) || undefined,
    assignee: idIn(query('assignee')) || undefined,
    urgent: query('urgent') === '1' || undefined,
    open: query('open') === '1' || undefined,
    from: typedDate(query('from')),
    to: typedDate(query('to')),
  }
}

/** What an address of the desk says of the list, in the order in which it says it. */
export function inboxFields({ only, after, q, section, channel, tag, assignee, urgent, open, from, to }: Inbox) {
  return {
    ...(q && { q }),
    ...(only && { list: only }),
    ...(section && { section: String(section) }),
    ...(channel && { channel }),
    ...(tag && { tag: String(tag) }),
    ...(assignee && { assignee: String(assignee) }),
    ...(urgent && { urgent: '1' }),
    ...(open && { open: '1' }),
    ...(from && { from: from.toString() }),
    ...(to && { to: to.toString() }),
    ...(after && { after: placeText(after) }),
  }
}

/** An address of the desk: of the list, of a conversation by its id, or of what is below one: `12/replies`. */
export function deskAddress(inbox: Inbox, path: number | string = '', more: Record<string, string> = {}): string {
  return addressesOf(inbox, more)(path)
}

/** Those of many conversations of one list. */
export function addressesOf(inbox: Inbox, more: Record<string, string> = {}): (path: number | string) => string {
  const query = new URLSearchParams({ ...inboxFields(inbox), ...more }).toString()
  return (path) => `/console/inquiries${path && `/${path}`}${query && `?${query}`}`
}

/** Whether the list is narrowed beyond its view. */
export const isNarrowed = ({ section, channel, tag, assignee, urgent, open, from, to }: Filter): boolean =>
  [section, channel, tag, assignee, urgent, open, from, to].some((one) => one !== undefined)
