import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { countLists } from '../conversations/lengths.queries.ts'
import { type InboxView, ROWS } from '../conversations/inbox-view.ts'
import { searchConversations } from './search-conversations.ts'

/** The list of what was found, as the desk shows it, and the way from the open conversation to those beside it. */
export async function openSearch(
  db: Db<'inquiries'>,
  staff: Staff,
  inbox: Inbox,
  words: string[],
  current?: Conversation,
): Promise<InboxView> {
  const [search, counts] = await Promise.all([
    searchConversations(db, staff, words, { ...inbox, limit: ROWS }),
    countLists(db, staff),
  ])
  const { rows, further, cut, behind } = search
  const at = rows.findIndex(({ id }) => id === current?.id)
  const [above, below] = [rows[at - 1], rows[at + 1]]
  return {
    rows,
    counts,
    search: { cut, behind },
    ...(inbox.after && { newest: deskAddress({ ...inbox, after: undefined }) }),
    ...(further && { older: deskAddress({ ...inbox, after: further }) }),
    ...(above && { previous: deskAddress(inbox, above.id) }),
    ...(below && { next: deskAddress(inbox, below.id) }),
  }
}
