import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

/** Most that one look takes; the next one is a minute later. */
const A_LOOK = 500

const ids = (rows: { id: number }[]) => rows.map(({ id }) => id)

/** Conversations that wait without a promise. */
export async function listUnpromised(db: Db<'inquiries'>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from inquiries.conversations where waiting_since is not null and promised_until is null
    order by waiting_since limit ${A_LOOK}`.execute(db)
  return ids(rows)
}

/** Promises of which somebody is to be warned now. */
export async function listToWarnOf(db: Db<'inquiries'>, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from inquiries.promises where outcome is null and warned_at is null and warn_at <= ${now} and promised_until > ${now}
    order by warn_at limit ${A_LOOK}`.execute(db)
  return ids(rows)
}

/** Promises that broke, and of which nobody was told. */
export async function listToTellBroken(db: Db<'inquiries'>, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from inquiries.promises where outcome is null and break_told_at is null and promised_until <= ${now}
    order by promised_until limit ${A_LOOK}`.execute(db)
  return ids(rows)
}

export interface Endangered {
  conversationId: number
  sectionId: number
  /** 担当 */
  assigneeId: number | null
  name: string
  until: Temporal.Instant
}

/**
 * Takes a promise to tell of it in this transaction: whoever asks after it is told that it was done.
 * @returns undefined where it was done, or the promise has ended
 */
export async function claim(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  id: number,
  what: 'warned_at' | 'break_told_at',
): Promise<Endangered | undefined> {
  const { rows } = await sql<Endangered>`
    update inquiries.promises p set ${sql.ref(what)} = ${now} from inquiries.conversations c join kernel.residents r on r.id = c.resident_id
    where p.id = ${id} and p.outcome is null and p.${sql.ref(what)} is null and c.id = p.conversation_id
    returning c.id as "conversationId", c.section_id as "sectionId", c.assignee_id as "assigneeId", r.display_name as name, p.promised_until as until`.execute(
    tx,
  )
  return rows[0]
}

/** Whoever answers in a section on a day; its head among them only where nobody else is. */
export async function listClerks(tx: Tx<'inquiries'>, sectionId: number, on: Temporal.PlainDate): Promise<number[]> {
  const { rows } = await sql<{ id: number; isHead: boolean }>`
    with recursive above as (
      select id, parent_id from kernel.sections where id = ${sectionId}
      union select s.id, s.parent_id from kernel.sections s join above a on s.id = a.parent_id)
    select s.id, bool_or(m.position = 'head') as "isHead" from kernel.memberships m join kernel.staff s on s.id = m.staff_id
    where m.section_id = ${sectionId} and s.disabled_at is null and daterange(m.valid_from, m.valid_to) @> ${on}::date
      and exists (select from kernel.duties d where d.staff_id = s.id and d.duty = 'answer' and d.section_id in (select id from above))
    group by s.id order by s.id`.execute(tx)
  const clerks = rows.filter(({ isHead }) => !isHead)
  return ids(clerks.length > 0 ? clerks : rows)
}

/** The head of a section on a day, or of the nearest one above it that has a head. */
export async function findHeadAbove(
  tx: Tx<'inquiries'>,
  sectionId: number,
  on: Temporal.PlainDate,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    with recursive above as (
      select id, parent_id, 0 as height from kernel.sections where id = ${sectionId}
      union select s.id, s.parent_id, a.height + 1 from kernel.sections s join above a on s.id = a.parent_id)
    select s.id from above a join kernel.memberships m on m.section_id = a.id and m.position = 'head'
      join kernel.staff s on s.id = m.staff_id
    where s.disabled_at is null and daterange(m.valid_from, m.valid_to) @> ${on}::date
    order by a.height, s.id limit 1`.execute(tx)
  return rows[0]?.id
}
