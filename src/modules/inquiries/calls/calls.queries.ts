import { type RawBuilder, sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { Refusal } from '#lib/refusal.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { refuseUnreasoned } from '../viewings/viewings.queries.ts'
import type { Call, Ended, NewCall } from './call.ts'

const OF_OTHERS = 'ほかの課の電話です。折り返しや記録の取消しは、担当の課に頼んでください。'
const OWED = sql`needs_callback and called_back_at is null and struck_at is null`

/** Of sections that they answer for themselves, in a conversation that they do, or taken by them: oversight alone is no belonging (viewings/). */
const own = (
  staff: Staff,
) => sql`(section_id = any(${sectionsFor(staff, 'answer')}::bigint[]) and (taken_by = ${staff.id}
  or section_id in (select s.id from unnest(${sectionsFor(staff, 'answer')}::bigint[]) s (id) where inquiries.answers_itself(${staff.id}::bigint, s.id))
  or conversation_id in (select c.id from inquiries.conversations c where c.assignee_id = ${staff.id})))`

const select = (staff: Staff, where: RawBuilder<unknown>) => sql<Call>`
  select k.id, k.section_id as "sectionId", s.name as section, k.about, k.is_repeat as "isRepeat", k.taken_at as "takenAt", p.name as "takenBy",
    case when not k.needs_callback then 'none' when k.called_back_at is null then 'needed' else 'done' end as callback, k.ended,
    k.conversation_id as "conversationId", r.display_name as name, k.phone, k.due_at as "dueAt", k.due_all_day as "dueAllDay",
    k.wants_writing as "wantsWriting", k.is_own as "isOwn", (select count(*)::int from inquiries.call_attempts a where a.call_id = k.id) as attempts
  from (select *, ${own(staff)} as is_own from inquiries.calls where struck_at is null and ${where}) k
    join kernel.sections s on s.id = k.section_id join kernel.staff p on p.id = k.taken_by
    left join inquiries.conversations c on c.id = k.conversation_id left join kernel.residents r on r.id = c.resident_id`

/** Calls of a day, the newest first. */
export async function listCalls(db: Db<'inquiries'>, staff: Staff, day: Temporal.PlainDate): Promise<Call[]> {
  const from = day.toZonedDateTime(TOKYO).toInstant()
  const until = day.add({ days: 1 }).toZonedDateTime(TOKYO).toInstant()
  const { rows } = await sql<Call>`${select(staff, sql`${own(staff)} and taken_at >= ${from} and taken_at < ${until}`)}
    order by k.taken_at desc, k.id desc`.execute(db)
  return rows
}

const SHOWN = 50

/** 折り返し: calls that wait for theirs back, by when they are due: as many as a page holds. */
export async function listOwed(db: Db<'inquiries'>, staff: Staff): Promise<Call[]> {
  const first = sql`id in (select id from inquiries.calls where ${own(staff)} and ${OWED}
    order by coalesce(due_at, taken_at), id limit ${SHOWN})`
  const { rows } = await sql<Call>`${select(staff, first)} order by coalesce(k.due_at, k.taken_at), k.id`.execute(db)
  return rows
}

/** Calls that wait in a conversation which the caller holds. */
export async function listOwedIn(db: Db<'inquiries'>, staff: Staff, conversation: { id: number }): Promise<Call[]> {
  const { rows } =
    await sql<Call>`${select(staff, sql`conversation_id in (select inquiries.threads_of(${conversation.id})) and ${OWED}`)}
    order by coalesce(k.due_at, k.taken_at), k.id`.execute(db)
  return rows
}

/** How many calls are owed, and since when. */
export async function countOwed(
  db: Db<'inquiries'>,
  staff: Staff,
): Promise<{ count: number; since: Temporal.Instant | null }> {
  const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`
    select count(*)::int as count, min(taken_at) as since from inquiries.calls where ${own(staff)} and ${OWED}`.execute(
    db,
  )
  return rows[0]!
}

async function findCall(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Call> {
  const covered = sql`id = ${id} and section_id = any(${sectionsFor(staff, 'answer')}::bigint[])`
  const { rows } = await select(staff, covered).execute(db)
  if (!rows[0]) throw new Refusal(404, '電話の記録が見つかりません。取り消された可能性があります。')
  return rows[0]
}

/** A call to read: one's own, or one in a conversation of another section for whose sight the reason was said. @throws Refusal 403, 404 */
export async function getCall(db: Db<'inquiries'>, staff: Staff, now: Temporal.Instant, id: number): Promise<Call> {
  const call = await findCall(db, staff, id)
  if (!call.isOwn && call.conversationId === null) throw new Refusal(403, OF_OTHERS)
  if (!call.isOwn) await refuseUnreasoned(db, staff, call.conversationId!, now)
  return call
}

/** A call to do something about: one's own. @throws Refusal 403, 404 */
export async function getOwnCall(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Call> {
  const call = await findCall(db, staff, id)
  if (!call.isOwn) throw new Refusal(403, OF_OTHERS)
  return call
}

/** The same, and nobody else changes it, nor its conversation, until the transaction ends. It is read after the wait. */
export async function holdCall(tx: Tx<'inquiries'>, staff: Staff, id: number): Promise<Call> {
  const { conversationId } = await getOwnCall(tx, staff, id)
  if (conversationId !== null) await holdDesk(tx, conversationId)
  await sql`select from inquiries.calls where id = ${id} for no key update`.execute(tx)
  return await getOwnCall(tx, staff, id)
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
