import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Conversation, countConversations, listConversations, type Row } from './conversations.queries.ts'
import { deskAddress, type Inbox } from './inbox-address.ts'

/** Rows that one page shows. */
const ROWS = 50

/** The list as it is shown, and the way from the open conversation to those beside it. */
export interface InboxView {
  rows: Row[]
  waiting: number
  unread: number
  /** Addresses, where there is something. */
  newest?: string
  older?: string
  previous?: string
  next?: string
}

type Spot = Pick<Row, 'id' | 'lastAt'>

/** Negative where the one stands above the other. */
const order = (one: Spot, other: Spot): number =>
  Temporal.Instant.compare(other.lastAt, one.lastAt) || other.id - one.id

export async function openInbox(
  db: Db<'inquiries'>,
  staff: Staff,
  inbox: Inbox,
  current?: Conversation,
): Promise<InboxView> {
  const { only, after } = inbox
  const [found, waiting, unread, open] = await Promise.all([
    listConversations(db, staff, { only, after, limit: ROWS + 1 }),
    countConversations(db, staff, 'waiting'),
    countConversations(db, staff, 'unread'),
    only && current ? listConversations(db, staff, { id: current.id, after, limit: 1 }) : [],
  ])
  const rows = withOpen(found.slice(0, ROWS), open[0], found.length > ROWS)
  const last = rows.at(-1)
  const behind = found[ROWS] && last && { only, after: { at: last.lastAt, id: last.id } }
  const above = current && rows.findLast((row) => order(row, current) < 0)
  const below = current ? rows.find((row) => order(row, current) > 0) : rows[0]
  return {
    rows,
    waiting,
    unread,
    ...(after && { newest: deskAddress({ only, after: undefined }) }),
    ...(behind && { older: deskAddress(behind) }),
    ...(above && { previous: deskAddress(inbox, above.id) }),
    ...(below ? { next: deskAddress(inbox, below.id) } : behind && { next: deskAddress(behind, found[ROWS]!.id) }),
  }
}

/** What one has opened stays where it was in the list, although it is no longer unread or was just answered. */
function withOpen(rows: Row[], open: Row | undefined, more: boolean): Row[] {
  if (!open || rows.some(({ id }) => id === open.id)) return rows
  const all = [...rows, open].sort(order)
  return more && all.at(-1) === open ? rows : all
}
