import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { owedOpinions } from '../together/opinion-requests.queries.ts'
import { isA, type Only } from './lists.queries.ts'

/** Beyond this the number says nothing more. */
export const MOST_COUNTED = 100

/** The lists whose length says how much there is to do. */
const COUNTED = ['mine', 'unassigned', 'waiting', 'unread', 'theirs'] as const
type Counted = (typeof COUNTED)[number]
/** Beside them, the opinions that one's sections owe to others (合議). */
export type Counts = Record<Counted | 'opinions', number>
export const isCounted = (only: Only): only is Counted => COUNTED.some((one) => one === only)

/** How many there are, counted up to MOST_COUNTED. */
export const lengthOf = (staff: Staff, only: Only) => {
  const most = sql.lit(MOST_COUNTED)
  return sql<number>`(select count(*)::int from (
      select 1 from unnest(${sectionsFor(staff, 'answer')}::bigint[]) mine (id)
      cross join lateral (select 1 from inquiries.conversations c where c.section_id = mine.id and c.merged_into is null and ${isA[only](staff)} limit ${most}) c limit ${most}) counted)`
}

export async function countConversations(db: Db<'inquiries'>, staff: Staff, only: Only): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${lengthOf(staff, only)} as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** The same of every list that is counted, at one look. */
export async function countLists(db: Db<'inquiries'>, staff: Staff): Promise<Counts> {
  const each = [
    ...COUNTED.map((only) => sql`${lengthOf(staff, only)} as ${sql.ref(only)}`),
    sql`${owedOpinions(staff, MOST_COUNTED)} as opinions`,
  ]
  const { rows } = await sql<Counts>`/* prepared */ select ${sql.join(each)}`.execute(db)
  return rows[0]!
}
