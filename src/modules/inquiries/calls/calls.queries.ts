import { type RawBuilder, sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { Call, Ended, NewCall } from './call.ts'

const OWED = sql`needs_callback and called_back_at is null and struck_at is null`

const select = (where: RawBuilder<unknown>) => sql<Call>`
  select k.id, k.section_id as "sectionId", s.name as section, k.about, k.is_repeat as "isRepeat", k.taken_at as "takenAt", p.name as "takenBy",
    case when not k.needs_callback then 'none' when k.called_back_at is null then 'needed' else 'done' end as callback,
    k.conversation_id as "conversationId", r.display_name as name, k.phone, k.due_at as "dueAt", k.due_all_day as "dueAllDay",
    k.wants_writing as "wantsWriting", (select count(*)::int from inquiries.call_attempts a where a.call_id = k.id) as attempts
  from (select * from inquiries.calls where struck_at is null and ${where}) k
    join kernel.sections s on s.id = k.section_id join kernel.staff p on p.id = k.taken_by
    left join inquiries.conversations c on c.id = k.conversation_id left join kernel.residents r on r.id = c.resident_id`

const mine = (staff: Staff) => sql`section_id = any(${sectionsFor(staff, 'answer')}::bigint[])`

/** Of sections whose words the asker reads without a reason (viewings/): a list gives names and what they said. */
const readable = (staff: Staff) => sql`section_id in (
  select s.id from unnest(${sectionsFor(staff, 'answer')}::bigint[]) s (id) where inquiries.answers_itself(${staff.id}::bigint, s.id))`

/** Calls of a day, the newest first. */
export async function listCalls(db: Db<'inquiries'>, staff: Staff, day: Temporal.PlainDate): Promise<Call[]> {
  const from = day.toZonedDateTime(TOKYO).toInstant()
  const until = day.add({ days: 1 }).toZonedDateTime(TOKYO).toInstant()
  const { rows } = await sql<Call>`${select(sql`${readable(staff)} and taken_at >= ${from} and taken_at < ${until}`)}
    order by k.taken_at desc, k.id desc`.execute(db)
  return rows
}

const SHOWN = 50

/** 折り返し: calls that wait for theirs back, by when they are due: as many as a page holds. */
export async function listOwed(db: Db<'inquiries'>, staff: Staff): Promise<Call[]> {
  const first = sql`id in (select id from inquiries.calls where ${readable(staff)} and ${OWED}
    order by coalesce(due_at, taken_at), id limit ${SHOWN})`
  const { rows } = await sql<Call>`${select(first)} order by coalesce(k.due_at, k.taken_at), k.id`.execute(db)
  return rows
}

/** Calls that wait in a conversation which the caller holds. */
export async function listOwedIn(db: Db<'inquiries'>, conversation: { id: number }): Promise<Call[]> {
  const { rows } = await sql<Call>`${select(sql`conversation_id = ${conversation.id} and ${OWED}`)}
    order by coalesce(k.due_at, k.taken_at), k.id`.execute(db)
  return rows
}

/** How many calls are owed, and since when. */
export async function countOwed(
  db: Db<'inquiries'>,
  staff: Staff,
): Promise<{ count: number; since: Temporal.Instant | null }> {
  const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`
    select count(*)::int as count, min(taken_at) as since from inquiries.calls where ${readable(staff)} and ${OWED}`.execute(
    db,
  )
  return rows[0]!
}

/** The only way to hold a call: one of a section that this member of staff answers for. */
export async function getCall(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Call> {
  const { rows } = await select(sql`${mine(staff)} and id = ${id}`).execute(db)
  if (!rows[0]) throw new Refusal(404, '電話の記録が見つかりません。取り消された可能性があります。')
  return rows[0]
}

/** The same, and nobody else changes it, nor its conversation, until the transaction ends. It is read after the wait. */
export async function holdCall(tx: Tx<'inquiries'>, staff: Staff, id: number): Promise<Call> {
  const { conversationId } = await getCall(tx, staff, id)
  if (conversationId !== null)
    await sql`select from inquiries.conversations where id = ${conversationId} for no key update`.execute(tx)
  await sql`select from inquiries.calls where id = ${id} for no key update`.execute(tx)
  return await getCall(tx, staff, id)
}

/** @returns undefined where the same form was sent before */
export async function insertCall(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { sectionId, about, callback, isRepeat, phone, due, key }: Omit<NewCall, 'name'>,
  conversationId: number | null,
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
      ended: done ? 'call' : null,
      conversation_id: conversationId,
      phone,
      due_at: due?.at ?? null,
      due_all_day: due?.allDay ?? false,
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

/** Nothing is owed any more: somebody was reached, or answered in writing. @returns false where somebody was first */
export async function setCalledBack(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Pick<Staff, 'id'>,
  id: number,
  ended: Ended,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.calls')
    .set({ called_back_at: now, called_back_by: staff.id, ended })
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
