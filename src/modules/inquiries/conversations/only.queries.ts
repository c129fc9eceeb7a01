import { type RawBuilder, sql } from 'kysely'
import type { Asking } from './asking.queries.ts'

/**
 * Which conversations: those that one does oneself (自分), that nobody does (担当なし), that wait for an answer (未返信), to which a day was
 * promised (期限), with something unread, that wait for the resident (相手待ち), or that are over (完了).
 */
export const ONLY = ['mine', 'unassigned', 'waiting', 'due', 'unread', 'theirs', 'closed'] as const
export type Only = (typeof ONLY)[number]

/** In the words of the indexes, so that each list is known to be in its own. */
export const isA: Record<Only, (asking: Pick<Asking, 'id'>) => RawBuilder<boolean>> = {
  mine: ({ id }) => sql`c.assignee_id = ${id} and c.closed_at is null`,
  unassigned: () => sql`c.assignee_id is null and c.closed_at is null`,
  waiting: () => sql`c.waiting_since is not null`,
  due: () => sql`c.promised_until is not null`,
  unread: () => sql`c.unread > 0`,
  theirs: () => sql`c.waiting_since is null and c.no_reply_at is null and c.closed_at is null`,
  closed: () => sql`c.closed_at is not null`,
}

/** Beyond this the number says nothing more. */
export const MOST_COUNTED = 100

/** How many there are, counted up to MOST_COUNTED. */
export const lengthOf = (asking: Asking, only: Only) => {
  const most = sql.lit(MOST_COUNTED)
  return sql<number>`(select count(*)::int from (
      select 1 from unnest(${asking.sections}) mine (id)
      cross join lateral (select 1 from inquiries.conversations c where c.section_id = mine.id and c.merged_into is null and ${isA[only](asking)} limit ${most}) c limit ${most}) counted)`
}
