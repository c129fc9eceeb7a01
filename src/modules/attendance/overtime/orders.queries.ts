import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Between, OVERTIME, type OrderState, type OvertimeOrder, type Times } from './order.ts'

export type NewOrder = Times & Pick<OvertimeOrder, 'staffId' | 'sectionId' | 'work' | 'specialReason' | 'lateReason'>

type Moment = Temporal.Instant | null
type Row = Omit<OvertimeOrder, 'rest' | 'done'> & {
  breakFrom: Moment
  breakUntil: Moment
  doneFrom: Moment
  doneUntil: Moment
  doneBreakFrom: Moment
  doneBreakUntil: Moment
}

const columns = sql`o.id, o.staff_id as "staffId", o.section_id as "sectionId", o.from_at as "from", o.until_at as "until",
  o.break_from as "breakFrom", o.break_until as "breakUntil", o.work, o.special_reason as "specialReason",
  o.late_reason as "lateReason", o.asked_by as "askedBy", o.state, o.done_from as "doneFrom", o.done_until as "doneUntil",
  o.done_break_from as "doneBreakFrom", o.done_break_until as "doneBreakUntil", o.concluded_words as "concludedWords", o.version,
  (select max(p.id) from kernel.proposals p where p.matter = ${OVERTIME} and p.subject = o.id::text) as "proposalId"`

const between = (from: Moment, until: Moment): Between | undefined => (from && until ? { from, until } : undefined)

function orderOf(row: Row): OvertimeOrder {
  const { breakFrom, breakUntil, doneFrom, doneUntil, doneBreakFrom, doneBreakUntil, ...order } = row
  const done = between(doneFrom, doneUntil)
  return {
    ...order,
    rest: between(breakFrom, breakUntil),
    done: done && { ...done, rest: between(doneBreakFrom, doneBreakUntil) },
  }
}

/** What counts: asked for, ordered, confirmed. */
export const STANDING = ['asked', 'ordered', 'confirmed'] as const satisfies OrderState[]

/** Orders of some people that reach into a time, the earliest first. */
export async function listOrders(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  { from, until }: Between,
  states: readonly OrderState[] = STANDING,
): Promise<OvertimeOrder[]> {
  const { rows } = await sql<Row>`select ${columns} from attendance.overtime_orders o
    where o.staff_id = any(${staffIds}::bigint[]) and o.state = any(${states}::text[])
      and least(o.from_at, o.done_from) < ${until} and greatest(o.until_at, o.done_until) > ${from}
    order by o.from_at, o.id`.execute(db)
  return rows.map(orderOf)
}

export async function findOrder(db: Db<'attendance'>, id: number): Promise<OvertimeOrder | undefined> {
  const { rows } = await sql<Row>`select ${columns} from attendance.overtime_orders o where o.id = ${id}`.execute(db)
  return rows[0] && orderOf(rows[0])
}

/** Whose hours are being counted: whoever adds to them meanwhile waits. */
export async function holdOvertimeOf(tx: Tx<'attendance'>, staffId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('attendance.overtime'), ${staffId}::int)`.execute(tx)
}

const row = ({ from, until, rest, work, specialReason, lateReason }: Omit<NewOrder, 'staffId' | 'sectionId'>) => ({
  from_at: from,
  until_at: until,
  break_from: rest?.from ?? null,
  break_until: rest?.until ?? null,
  work,
  special_reason: specialReason,
  late_reason: lateReason,
})

/** @param state `ordered` where whoever asks is who orders */
export async function insertOrder(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  order: NewOrder,
  { askedBy, state }: { askedBy: number; state: 'asked' | 'ordered' },
): Promise<number> {
  const settled = state === 'ordered' ? now : null
  const { id } = await tx
    .insertInto('attendance.overtime_orders')
    .values({
      ...row(order),
      staff_id: order.staffId,
      section_id: order.sectionId,
      asked_by: askedBy,
      state,
      asked_at: now,
      settled_at: settled,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns false where it is decided already */
export async function changeOrder(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  id: number,
  order: Omit<NewOrder, 'staffId' | 'sectionId'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance.overtime_orders')
    .set((set) => ({ ...row(order), asked_at: now, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function settleOrder(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  id: number,
  state: 'ordered' | 'refused' | 'withdrawn',
): Promise<void> {
  await tx
    .updateTable('attendance.overtime_orders')
    .set((set) => ({ state, settled_at: now, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow()
}

export interface Conclusion {
  state: 'confirmed' | 'cancelled'
  /** None where it was cancelled. */
  done: Times | undefined
  by: number
  words: string
}

/** @returns false where somebody else changed it since it was read */
export async function concludeOrder(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  { id, version }: Pick<OvertimeOrder, 'id' | 'version'>,
  { state, done, by, words }: Conclusion,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance.overtime_orders')
    .set({
      state,
      done_from: done?.from ?? null,
      done_until: done?.until ?? null,
      done_break_from: done?.rest?.from ?? null,
      done_break_until: done?.rest?.until ?? null,
      concluded_by: by,
      concluded_at: now,
      concluded_words: words,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['ordered', 'confirmed'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An order with the name of whoever it is for. */
export type NamedOrder = OvertimeOrder & { readonly name: string; readonly section: string }

const named = sql`${columns}, p.name, s.name as section from attendance.overtime_orders o
  join kernel.staff p on p.id = o.staff_id join kernel.sections s on s.id = o.section_id`
const namedOf = ({ name, section, ...row }: Row & { name: string; section: string }): NamedOrder => ({
  ...orderOf(row),
  name,
  section,
})

/** Ordered, over, and not confirmed yet: of the whole town, the earliest first. */
export async function listUnconfirmed(
  db: Db<'attendance'>,
  { now, before }: { now: Temporal.Instant; before: Temporal.Instant },
): Promise<NamedOrder[]> {
  const { rows } = await sql<Row & { name: string; section: string }>`select ${named}
    where o.state = 'ordered' and o.until_at <= ${now} and o.from_at < ${before}
    order by o.from_at, p.name_kana, o.id`.execute(db)
  return rows.map(namedOf)
}

export async function findNamedOrder(db: Db<'attendance'>, id: number): Promise<NamedOrder | undefined> {
  const { rows } = await sql<Row & { name: string; section: string }>`select ${named} where o.id = ${id}`.execute(db)
  return rows[0] && namedOf(rows[0])
}
