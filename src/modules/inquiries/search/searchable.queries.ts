import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { fold } from '#lib/text/fold.ts'
import { pairsOf } from './pairs.ts'

interface Searchable {
  id: number
  /** All that a search looks through, folded, a text a line. */
  words: string
}

/**
 * Names, subject, messages and notes of these as they stand now, and of what was joined to them (統合). What was withdrawn or struck is not among
 * them.
 */
export async function readSearchable(db: Db<'inquiries'>, ids: number[]): Promise<Searchable[]> {
  const { rows } = await sql<{ id: number; texts: string[] }>`
    select c.id, array(select unnest(array[r.display_name, t.about_title]) from inquiries.conversations t join kernel.residents r on r.id = t.resident_id
          where t.id = any (c.threads) order by t.id)
      || array(select m.body from inquiries.messages m where m.conversation_id = any (c.threads) and m.body <> '' order by m.occurred_at, m.id)
      || array(select n.body from inquiries.notes n
          where n.conversation_id = any (c.threads) and n.struck_at is null and n.body <> '' order by n.written_at, n.id) as texts
    from (select id, array(select inquiries.threads_of(id)) as threads from inquiries.conversations) c
    where c.id = any (${ids}::bigint[])`.execute(db)
  return rows.map(({ id, texts }) => ({ id, words: texts.map(fold).join('\n') }))
}

/** One indexer at a time: of two, the one that read earlier could write later. @returns false where another is at work */
export async function holdIndex(tx: Tx<'inquiries'>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('inquiries.searchable')) as held`.execute(tx)
  return rows[0]!.held
}

/** Takes the newest marks. What changes from now on is marked anew, so nothing is missed. @returns the conversations */
export async function takeMarks(tx: Tx<'inquiries'>, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with taken as (delete from inquiries.search_marks where id = any (array(
      select id from inquiries.search_marks order by id desc limit ${most})) returning conversation_id)
    select distinct coalesce(c.merged_into, c.id) as id from taken t join inquiries.conversations c on c.id = t.conversation_id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

export async function writeSearchable(tx: Tx<'inquiries'>, searchable: Searchable[]): Promise<void> {
  await sql`
    insert into inquiries.searchable as s (conversation_id, words, pairs)
    select id, words, pairs::integer[] from unnest(${searchable.map(({ id }) => id)}::bigint[], ${searchable.map(({ words }) => words)}::text[],
      ${searchable.map(({ words }) => `{${pairsOf(words).join(',')}}`)}::text[]) one (id, words, pairs)
    on conflict (conversation_id) do update set words = excluded.words, pairs = excluded.pairs where s.words <> excluded.words`.execute(
    tx,
  )
}

/** Conversations of these sections that changed since they were indexed, the newest marks first, and whether there are more than were looked at. */
export async function listMarked(db: Db<'inquiries'>, sections: readonly number[], most: number) {
  const { rows } = await sql<{ id: number; mine: boolean }>`
    select coalesce(c.merged_into, c.id) as id, c.section_id = any (${[...sections]}::bigint[]) as mine
    from inquiries.search_marks m join inquiries.conversations c on c.id = m.conversation_id
    order by m.id desc limit ${most + 1}`.execute(db)
  const looked = rows.slice(0, most).filter(({ mine }) => mine)
  return { ids: [...new Set(looked.map(({ id }) => id))], more: rows.length > most }
}
