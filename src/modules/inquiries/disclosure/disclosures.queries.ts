import { sql } from 'kysely'
import { type Staff, sectionsFor } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Channel } from '../conversations/conversations.queries.ts'

/** How long its maker may load it, in minutes: what they may see is looked up anew meanwhile. */
export const LOADED_FOR_MINUTES = 60

export async function insertDisclosure(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  conversationId: number,
  { reason, withNotes }: { reason: string; withNotes: boolean },
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.disclosures')
    .values({ conversation_id: conversationId, reason, with_notes: withNotes, made_at: now, made_by: staffId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One that this member of staff made within the hour. */
export const findDisclosure = (
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
  id: number,
): Promise<{ id: number; withNotes: boolean } | undefined> =>
  db
    .selectFrom('inquiries.disclosures')
    .select(['id', 'with_notes as withNotes'])
    .where('id', '=', id)
    .where('conversation_id', '=', conversationId)
    .where('made_by', '=', staff.id)
    .where('made_at', '>', now.subtract({ minutes: LOADED_FOR_MINUTES }))
    .executeTakeFirst()

/** A conversation of the person, as far as it concerns them. */
export interface Disclosed {
  id: number
  channel: Channel
  section: string
  beganAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  email: string | null
  about: string
}

/** Those of the person that this member of staff may see, the oldest first. */
export async function listDisclosed(db: Db<'inquiries'>, staff: Staff, residentId: number): Promise<Disclosed[]> {
  const { rows } = await sql<Disclosed>`
    select c.id, c.channel, s.name as section, c.created_at as "beganAt", c.closed_at as "closedAt", c.email, c.about_title as about
    from inquiries.conversations c join kernel.sections s on s.id = c.section_id
    where c.resident_id = ${residentId} and c.erased_at is null and c.section_id = any (${sectionsFor(staff, 'answer')}::bigint[])
    order by c.created_at, c.id`.execute(db)
  return rows
}

export interface DisclosedFile {
  messageId: number
  position: number
  sha256: string
  name: string
  mediaType: string
  bytes: number
  scan: string
}

/** One thing that was said, noted or called, in the order of its moment. */
export interface DisclosedLine {
  id: number
  at: Temporal.Instant
  what: 'message' | 'note' | 'call' | 'satisfaction' | 'report' | 'machine'
  by: 'resident' | 'staff' | 'system'
  words: string
  withdrawn: boolean
  files: DisclosedFile[]
}

export interface LinePlace {
  at: Temporal.Instant
  what: string
  id: number
}

/** The lines of a conversation after a place; of notes only what colleagues wrote, and only where they are asked for. */
export async function listLines(
  db: Db<'inquiries'>,
  conversationId: number,
  { withNotes, after, limit }: { withNotes: boolean; after: LinePlace | undefined; limit: number },
): Promise<DisclosedLine[]> {
  const { rows } = await sql<DisclosedLine>`
    select l.id, l.at, l.what, l.by, l.words, l.withdrawn, f.files from (
      select m.id, m.occurred_at as at, 'message' as what, m.author as by, concat_ws(E'\n', nullif(m.body, ''), m.detail #>> '{place,title}', m.detail #>> '{place,address}') as words,
        m.withdrawn_at is not null as withdrawn
      from inquiries.messages m where m.conversation_id = ${conversationId}
      union all select n.id, n.written_at, 'note', 'staff', n.body, false from inquiries.notes n
        where n.conversation_id = ${conversationId} and n.kind = 'note' and n.struck_at is null and ${withNotes}
      union all select k.id, k.taken_at, 'call', 'resident', concat_ws(E'\n', k.phone, nullif(k.about, '')), false from inquiries.calls k
        where k.conversation_id = ${conversationId} and k.struck_at is null
      union all select g.conversation_id, g.reported_at, 'report', 'resident', concat_ws(E'\n', e.name, nullif(g.address, ''), g.latitude || ', ' || g.longitude), false
        from inquiries.street_reports g join inquiries.street_kinds e on e.id = g.kind_id where g.conversation_id = ${conversationId} and not g.erased
      union all select q.id, q.answered_at, 'satisfaction', 'resident', concat_ws(E'\n', q.answer, nullif(q.comment, '')), false
        from inquiries.satisfaction_questions q where q.conversation_id = ${conversationId} and q.answered_at is not null
      union all select t.id, t.ended_at, 'machine', 'system', concat_ws(E'\n', nullif(t.original, ''), t.body), false from inquiries.machine_texts t
        where t.conversation_id = ${conversationId} and t.state = 'answered') l
    cross join lateral (select coalesce(json_agg(json_build_object('messageId', a.message_id, 'position', a.position, 'sha256', encode(a.sha256, 'hex'),
        'name', a.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'scan', f.scan) order by a.position), '[]') as files
      from inquiries.attachments a join kernel.files f on f.sha256 = a.sha256 where l.what = 'message' and a.message_id = l.id) f
    where ${after ? sql`(l.at, l.what, l.id) > (${after.at}::timestamptz, ${after.what}, ${after.id}::bigint)` : sql`true`}
    order by l.at, l.what, l.id limit ${limit}`.execute(db)
  return rows
}
