import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Read, threadsOf } from '../merging/joined.ts'
import type { Link } from './link.ts'

/** Conversations `c` that somebody sees without giving a reason. */
export const seenBy = (staff: Staff) => sql`(c.section_id = any (${sectionsFor(staff, 'answer')}::bigint[])
  and (c.assignee_id is not distinct from ${staff.id}::bigint or inquiries.answers_itself(${staff.id}::bigint, c.section_id)))`

/** Of a conversation that the caller holds. */
export async function listLinks(db: Db<'inquiries'>, staff: Staff, conversation: Read): Promise<Link[]> {
  const threads = threadsOf(conversation)
  interface Row {
    id: number
    words: string
    linkedBy: string
    otherId: number | null
    name: string
    section: string
    lastAt: Temporal.Instant
    closedAt: Temporal.Instant | null
  }
  const { rows } = await sql<Row>`
    select l.id, l.words, t.name as "linkedBy", c.id as "otherId", r.display_name as name, s.name as section,
      c.last_message_at as "lastAt", c.closed_at as "closedAt"
    from unnest(${threads}::bigint[]) own (id) join inquiries.conversation_links l on own.id in (l.one_id, l.other_id)
    join kernel.staff t on t.id = l.linked_by
    left join inquiries.conversations c on c.id = l.one_id + l.other_id - own.id and ${seenBy(staff)}
    left join kernel.residents r on r.id = c.resident_id left join kernel.sections s on s.id = c.section_id
    where l.one_id + l.other_id - own.id <> all (${threads}::bigint[]) order by l.id`.execute(db)
  return rows.map(({ id, words, linkedBy, otherId, name, section, lastAt, closedAt }) => ({
    id,
    words,
    linkedBy,
    other: otherId === null ? null : { id: otherId, name, section, lastAt, closedAt },
  }))
}

/** Other conversations of the same person that are not linked yet, the newest first: most that belongs together is one person's. */
export async function listOthersOf(
  db: Db<'inquiries'>,
  staff: Staff,
  { id, residentId }: { id: number; residentId: number },
): Promise<{ id: number; lastAt: Temporal.Instant }[]> {
  const { rows } = await sql<{ id: number; lastAt: Temporal.Instant }>`
    select c.id, c.last_message_at as "lastAt" from inquiries.conversations c
    where c.resident_id = ${residentId} and c.id <> ${id} and c.merged_into is null and ${seenBy(staff)} and not exists (
      select from inquiries.conversation_links l where l.one_id = least(c.id, ${id}::bigint) and l.other_id = greatest(c.id, ${id}::bigint))
    order by c.last_message_at desc limit 3`.execute(db)
  return rows
}

/** Whether somebody sees a conversation without giving a reason. @returns its section */
export async function findSeen(
  tx: Tx<'inquiries'>,
  staff: Staff,
  id: number,
): Promise<{ sectionId: number } | undefined> {
  const { rows } = await sql<{ sectionId: number }>`
    select c.section_id as "sectionId" from inquiries.conversations c where c.id = ${id} and ${seenBy(staff)}`.execute(
    tx,
  )
  return rows[0]
}

export interface NewLink {
  between: [number, number]
  words: string
  by: number
  /** 同じ場所の通報: both are reports of one thing. */
  samePlace?: boolean
}

/** @returns false where the two are linked already, as it is said now */
export async function insertLink(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { between: [one, other], words, by, samePlace = false }: NewLink,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('inquiries.conversation_links')
    .values({
      one_id: Math.min(one, other),
      other_id: Math.max(one, other),
      words,
      linked_at: now,
      linked_by: by,
      same_place: samePlace,
    })
    .onConflict((conflict) =>
      samePlace
        ? conflict
            .columns(['one_id', 'other_id'])
            .doUpdateSet({ same_place: true })
            .where('inquiries.conversation_links.same_place', '=', false)
        : conflict.doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Of a conversation that the caller holds. @returns the other one; undefined where there is no such link */
export async function deleteLink(
  tx: Tx<'inquiries'>,
  conversation: Read,
  linkId: number,
): Promise<{ id: number; sectionId: number } | undefined> {
  const threads = threadsOf(conversation)
  const { rows } = await sql<{ id: number; sectionId: number }>`
    with gone as (delete from inquiries.conversation_links
      where id = ${linkId} and (one_id = any (${threads}::bigint[]) or other_id = any (${threads}::bigint[])) returning *)
    select c.id, c.section_id as "sectionId" from gone
    join inquiries.conversations c on c.id = case when gone.one_id = any (${threads}::bigint[]) then gone.other_id else gone.one_id end`.execute(
    tx,
  )
  return rows[0]
}
