import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { wordsOf } from '#lib/text/search-words.ts'
import { openSearch } from '../search/open-search.ts'
import type { Conversation } from './conversations.queries.ts'
import { listConversations, placeOf, type Row } from './lists.queries.ts'
import type { Only } from './only.queries.ts'
import { countLists } from './lengths.queries.ts'
import { deskAddress, type Inbox, isNarrowed } from './inbox-address.ts'
import { type InboxView, ROWS } from './inbox-view.ts'

type Spot = Pick<Row, 'id' | 'lastAt' | 'promisedUntil'>

/** Negative where the one stands above the other. */
const orderOf =
  (only: Only | undefined) =>
  (one: Spot, other: Spot): number => {
    const [a, b] = [placeOf(one, only), placeOf(other, only)]
    const newest = Temporal.Instant.compare(b.at, a.at) || b.id - a.id
    return only === 'due' ? -newest : newest
  }

export async function openInbox(
  db: Db<'inquiries'>,
  staff: Staff,
  inbox: Inbox,
  current?: Conversation,
): Promise<InboxView> {
  const words = wordsOf(inbox.q ?? '')
  if (words.length > 0) return await openSearch(db, staff, inbox, words, current)
  const { after, ...list } = inbox
  const order = orderOf(list.only)
  const [found, counts, open] = await Promise.all([
    listConversations(db, staff, { ...inbox, limit: ROWS + 1 }),
    countLists(db, staff),
    // By promise, what was just answered has no place any more.
    (list.only || isNarrowed(list)) && list.only !== 'due' && current
      ? listConversations(db, staff, { ids: [current.id], after, limit: 1 })
      : [],
  ])
  const rows = withOpen(found.slice(0, ROWS), open[0], found.length > ROWS, order)
  const last = rows.at(-1)
  const behind = found[ROWS] && last && { ...list, after: placeOf(last, list.only) }
  const above = current && rows.findLast((row) => order(row, current) < 0)
  const below = current ? rows.find((row) => order(row, current) > 0) : rows[0]
  return {
    rows,
    counts,
    ...(after && { newest: deskAddress({ ...list, after: undefined }) }),
    ...(behind && { older: deskAddress(behind) }),
    ...(above && { previous: deskAddress(inbox, above.id) }),
    ...(below ? { next: deskAddress(inbox, below.id) } : behind && { next: deskAddress(behind, found[ROWS]!.id) }),
  }
}

/** What one has opened stays where it was in the list, although it is no longer unread or was just answered. */
function withOpen(rows: Row[], open: Row | undefined, more: boolean, order: (one: Spot, other: Spot) => number): Row[] {
  if (!open || rows.some(({ id }) => id === open.id)) return rows
  const all = [...rows, open].sort(order)
  return more && all.at(-1) === open ? rows : all
}
