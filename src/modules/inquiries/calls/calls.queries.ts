import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { Call, NewCall } from './call.ts'

const calls = (staff: Staff) => sql<Call>`
  select k.id, k.section_id as "sectionId", s.name as section, k.about, k.is_repeat as "isRepeat", k.taken_at as "takenAt", p.name as "takenBy",
    case when not k.needs_callback then 'none' when k.called_back_at is null then 'needed' else 'done' end as callback
  from inquiries.calls k join kernel.sections s on s.id = k.section_id join kernel.staff p on p.id = k.taken_by
  where k.struck_at is null and k.section_id = any(${sectionsFor(staff, 'answer')}::bigint[])`

/** Calls of a day, the newest first. */
export async function listCalls(db: Db<'inquiries'>, staff: Staff, day: Temporal.PlainDate): Promise<Call[]> {
  const from = day.toZonedDateTime(TOKYO).toInstant()
  const until = day.add({ days: 1 }).toZonedDateTime(TOKYO).toInstant()
  const { rows } = await sql<Call>`${calls(staff)} and k.taken_at >= ${from} and k.taken_at < ${until}
    order by k.taken_at desc, k.id desc`.execute(db)
  return rows
}

const SHOWN = 50

/** Calls of days before that still wait for theirs back, the longest first: as many as a page holds. */
export async function listOwed(db: Db<'inquiries'>, staff: Staff, day: Temporal.PlainDate): Promise<Call[]> {
  const from = day.toZonedDateTime(TOKYO).toInstant()
  const { rows } =
    await sql<Call>`${calls(staff)} and k.taken_at < ${from} and k.needs_callback and k.called_back_at is null
    order by k.taken_at, k.id limit ${SHOWN}`.execute(db)
  return rows
}

/** How many calls are owed, and since when: of all days, or of those before one. */
export async function countOwed(
  db: Db<'inquiries'>,
  staff: Staff,
  before?: Temporal.PlainDate,
): Promise<{ count: number; since: Temporal.Instant | null }> {
  const until = before ? sql`and taken_at < ${before.toZonedDateTime(TOKYO).toInstant()}` : sql``
  const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`
    select count(*)::int as count, min(taken_at) as since from inquiries.calls
    where section_id = any(${sectionsFor(staff, 'answer')}::bigint[]) and needs_callback and called_back_at is null and struck_at is null ${until}`.execute(
    db,
  )
  return rows[0]!
}

/** The only way to hold a call: one of a section that this member of staff answers for. */
export async function getCall(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Call> {
  const { rows } = await sql<Call>`${calls(staff)} and k.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal(404, '電話の記録が見つかりません。取り消された可能性があります。')
  return rows[0]
}

/** @returns undefined where the same form was sent before */
export async function insertCall(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { sectionId, about, callback, isRepeat, key }: NewCall,
): Promise<number | undefined> {
  const done = callback === 'done'
  const row = await tx
    .insertInto('inquiries.calls')
    .values({
      section_id: sectionId,
      about,
      needs_callback: callback !== 'none',
      is_repeat: isRepeat,
      taken_at: now,
      taken_by: staff.id,
      called_back_at: done ? now : null,
      called_back_by: done ? staff.id : null,
      key,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findByKey(db: Db<'inquiries'>, staff: Staff, key: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('inquiries.calls')
    .select('id')
    .where('key', '=', key)
    .where('taken_by', '=', staff.id)
    .executeTakeFirst()
  return row?.id
}

/** @returns false where somebody was first */
export async function setCalledBack(tx: Tx<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number) {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.calls')
    .set({ called_back_at: now, called_back_by: staff.id })
    .where('id', '=', id)
    .where('needs_callback', '=', true)
    .where('called_back_at', 'is', null)
    .where('struck_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false where somebody was first */
export async function setStruck(tx: Tx<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number) {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.calls')
    .set({ struck_at: now, struck_by: staff.id })
    .where('id', '=', id)
    .where('struck_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
