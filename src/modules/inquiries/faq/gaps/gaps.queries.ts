import { type RawBuilder, sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Gap, LONGEST, MOST_READ } from './gap.ts'

/** Talks of the sections that somebody answers for, and searches, which nobody's section is. */
const own = (staff: Staff) =>
  sql`(g.section_id = any (${sectionsFor(staff, 'answer')}::bigint[]) or g.section_id is null)`

const read = sql`select g.id, g.lang, coalesce(g.words, left(m.body, ${LONGEST})) as words, g.times, g.happened_at as "happenedAt",
    m.conversation_id as "conversationId", s.name as section
  from inquiries.faq_gaps g left join inquiries.messages m on m.id = g.message_id left join kernel.sections s on s.id = g.section_id
  where g.closing_id is null and m.withdrawn_at is null`

const newest = (where: RawBuilder<unknown>) =>
  sql`(select id from inquiries.faq_gaps where closing_id is null and ${where} order by happened_at desc, id desc limit ${MOST_READ})`

/** The newest open ones, of each section as many at most, by its index; what was withdrawn is none. */
export async function listGaps(db: Db<'inquiries'>, staff: Staff): Promise<Gap[]> {
  const { rows } = await sql<Gap>`${read} and g.id in (
      select n.id from unnest(${sectionsFor(staff, 'answer')}::bigint[]) o cross join lateral ${newest(sql`section_id = o`)} n
      union all ${newest(sql`section_id is null`)})
    order by g.happened_at desc, g.id desc limit ${MOST_READ}`.execute(db)
  return rows
}

/** Of these, those that are open and may be read. */
export async function listGapsOf(db: Db<'inquiries'>, staff: Staff, ids: readonly number[]): Promise<Gap[]> {
  const { rows } = await sql<Gap>`${read} and g.id = any (${[...ids]}::bigint[]) and ${own(staff)}
    order by g.happened_at desc, g.id desc`.execute(db)
  return rows
}

/** The same, and whoever closes one of them at the same moment waits. */
export async function holdGaps(tx: Tx<'inquiries'>, staff: Staff, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select g.id from inquiries.faq_gaps g
    where g.id = any (${[...ids]}::bigint[]) and g.closing_id is null and ${own(staff)} order by g.id for update`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** How they are closed. */
export type How = { how: 'written' | 'exists'; faq: number } | { how: 'left'; reason: string }

/** @returns the number of the closing */
export async function insertClosing(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  closing: How,
  ids: readonly number[],
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.faq_gap_closings')
    .values({
      how: closing.how,
      faq_id: closing.how === 'left' ? null : closing.faq,
      reason: closing.how === 'left' ? closing.reason : null,
      closed_at: now,
      closed_by: staffId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.updateTable('inquiries.faq_gaps').set({ closing_id: id }).where('id', 'in', ids).execute()
  return id
}

export async function deleteSearchesBefore(tx: Tx<'inquiries'>, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('inquiries.faq_gaps').where('message_id', 'is', null).where('happened_at', '<', before).execute()
}
