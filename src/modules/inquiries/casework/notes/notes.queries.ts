import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Read, threadsOf } from '../merging/joined.ts'
import type { Note, NoteKind } from './note.ts'

export interface NewLine {
  conversationId: number
  /** Null where the resident, or what LINE said, did it. */
  authorId: number | null
  kind: NoteKind
  body?: string
  moved?: { from: number; to: number }
  /** Of a note, drawn with the form. */
  key?: string
}

/** @returns undefined where a note of this key is there already */
export async function insertNote(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { conversationId, authorId, kind, body = '', moved, key }: NewLine,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.notes')
    .values({
      conversation_id: conversationId,
      author_id: authorId,
      kind,
      body,
      from_section_id: moved?.from ?? null,
      to_section_id: moved?.to ?? null,
      written_at: now,
      key: key ?? null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function insertMentions(tx: Tx<'inquiries'>, noteId: number, staffIds: number[]): Promise<void> {
  if (staffIds.length === 0) return
  await tx
    .insertInto('inquiries.note_mentions')
    .values(staffIds.map((staffId) => ({ note_id: noteId, staff_id: staffId })))
    .execute()
}

export async function findNoteByKey(tx: Tx<'inquiries'>, key: string) {
  return await tx
    .selectFrom('inquiries.notes')
    .select(['id', 'conversation_id as conversationId', 'author_id as authorId', 'body'])
    .where('key', '=', key)
    .executeTakeFirst()
}

export interface NotePlace {
  at: Temporal.Instant
  id: number
}

export interface ListNotes {
  limit: number
  /** Those before this one. */
  before?: NotePlace | undefined
  from?: Temporal.Instant | undefined
  until?: Temporal.Instant | undefined
}

/** The newest of a conversation that the caller holds, in the order in which they were written. */
export async function listNotes(
  db: Db<'inquiries'>,
  conversation: Read,
  { limit, before, from, until }: ListNotes,
): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select n.id, n.kind, n.author_id as "authorId", a.name as author, n.body, f.name as "fromSection", t.name as "toSection",
      n.written_at as "writtenAt", n.struck_at as "struckAt", m.mentioned
    from (select * from inquiries.notes n where n.conversation_id = any (${threadsOf(conversation)}::bigint[])
      ${before ? sql`and (n.written_at, n.id) < (${before.at}::timestamptz, ${before.id}::bigint)` : sql``}
      ${from ? sql`and n.written_at >= ${from}` : sql``} ${until ? sql`and n.written_at < ${until}` : sql``}
      order by n.written_at desc, n.id desc limit ${limit}) n
    left join kernel.staff a on a.id = n.author_id
    left join kernel.sections f on f.id = n.from_section_id left join kernel.sections t on t.id = n.to_section_id
    cross join lateral (
      select coalesce(json_agg(s.name order by s.name_kana, s.id), '[]') as mentioned
      from inquiries.note_mentions x join kernel.staff s on s.id = x.staff_id where x.note_id = n.id) m
    order by n.written_at, n.id`.execute(db)
  return rows
}

/** @returns whose note it is, where it is one of a conversation that the caller holds */
export async function findAuthor(tx: Tx<'inquiries'>, conversation: Read, noteId: number) {
  return await tx
    .selectFrom('inquiries.notes')
    .select(['author_id as authorId'])
    .where('conversation_id', 'in', threadsOf(conversation))
    .where('id', '=', noteId)
    .where('kind', '=', 'note')
    .executeTakeFirst()
}

/** @returns false where it was struck before */
export async function setStruck(tx: Tx<'inquiries'>, now: Temporal.Instant, noteId: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.notes')
    .set({ struck_at: now })
    .where('id', '=', noteId)
    .where('struck_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
