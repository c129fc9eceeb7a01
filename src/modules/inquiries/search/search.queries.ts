import { sql } from 'kysely'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { patternOf } from '#lib/text/search-words.ts'
import { pairsOf } from './pairs.ts'
import { type ListOptions, listed, type Place } from '../conversations/lists.queries.ts'

/** Beyond this a word is common, and the newest are looked through instead. */
const MOST_CANDIDATES = 3_000

const allOf = (words: string[]) => sql`like all (${words.map(patternOf)}::text[])`

/**
 * Conversations that hold every word, by the index of pairs of letters. Undefined where they are too many, or where no word has two letters: the cost is
 * that of the pairs' own lists and of so many rows, however much there is.
 */
export async function findRare(db: Db<'inquiries'>, words: string[]): Promise<number[] | undefined> {
  const pairs = pairsOf(words.join('\n'))
  if (pairs.length === 0) return undefined
  const { rows } = await sql<{ id: number; holds: boolean }>`
    select s.conversation_id as id, s.words ${allOf(words)} as holds from inquiries.searchable s
    where s.pairs @> ${pairs}::integer[] limit ${sql.lit(MOST_CANDIDATES + 1)}`.execute(db)
  return rows.length > MOST_CANDIDATES ? undefined : rows.filter(({ holds }) => holds).map(({ id }) => id)
}

interface Walk {
  found: Place[]
  /** Where it ended; undefined where the list did. */
  end: Place | undefined
}

/** What was looked at apart from the index. */
export interface Apart {
  looked: number[]
  found: number[]
}

/** Looks through the first so many of a list, as they stand in it, for the first that hold every word. */
export async function walkList(
  db: Db<'inquiries'>,
  staff: Staff,
  words: string[],
  options: ListOptions,
  { steps, most, apart }: { steps: number; most: number; apart: Apart },
): Promise<Walk> {
  const list = listed(staff, { ...options, newestFirst: true }, steps)
  if (!list) return { found: [], end: undefined }
  const { rows: found } = await sql<Place>`
    select c.id, c.last_message_at as at from (${list.rows}) c
    where c.id = any (${apart.found}::bigint[]) or c.id <> all (${apart.looked}::bigint[])
      and coalesce((select s.words ${allOf(words)} from inquiries.searchable s where s.conversation_id = c.id), false)
    order by c.last_message_at desc, c.id desc limit ${most}`.execute(db)
  if (found.length === most) return { found, end: found.at(-1) }
  const { rows: last } = await sql<Place & { walked: number }>`
    select c.id, c.last_message_at as at, (count(*) over ())::int as walked from (${list.rows}) c
    order by c.last_message_at, c.id limit 1`.execute(db)
  return { found, end: last[0]?.walked === steps ? { id: last[0].id, at: last[0].at } : undefined }
}
