import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { MonthAct, MonthActName, MonthState, StaffMonth } from './month.ts'

interface Which {
  staffIds?: readonly number[]
  sectionIds?: readonly number[]
  states?: readonly MonthState[]
}

type Row = Omit<StaffMonth, 'month'>

const among = (column: string, list: readonly number[] | undefined) =>
  list ? sql`${sql.ref(column)} = any(${list}::bigint[])` : sql`true`

/** A month of everybody who belonged to a section in it, or of some of them, by section. */
export async function listMonths(
  db: Db<'attendance'>,
  month: Temporal.PlainYearMonth,
  { staffIds, sectionIds, states }: Which = {},
): Promise<StaffMonth[]> {
  const [first, next] = [month.toPlainDate({ day: 1 }), month.add({ months: 1 }).toPlainDate({ day: 1 })]
  const { rows } = await sql<Row>`
    with placed as (
      select distinct on (m.staff_id) m.staff_id, m.section_id, m.valid_to from kernel.memberships m
      where daterange(m.valid_from, m.valid_to) && daterange(${first}::date, ${next}::date) and ${among('m.staff_id', staffIds)}
      order by m.staff_id, m.valid_to desc nulls first, m.valid_from, m.id)
    select p.id as "staffId", p.name, p.sign_in_name as code, s.id as "sectionId", s.name as section,
      coalesce(o.state, 'open') as state, a.at as "movedAt",
      case when o.state = 'open' and a.act in ('return', 'unlock') then a.words end as returned,
      coalesce(o.state = 'open' and a.act = 'unlock', false) as unlocked,
      case when placed.valid_to < ${next}::date then placed.valid_to - 1 end as "leavesOn"
    from placed join kernel.staff p on p.id = placed.staff_id join kernel.sections s on s.id = placed.section_id
      left join attendance.months o on o.staff_id = p.id and o.month = ${first}::date
      left join attendance.month_acts a on a.id = o.act_id
    where ${among('s.id', sectionIds)} and coalesce(o.state, 'open') = any(${states ?? ['open', 'submitted', 'checked', 'locked']}::text[])
    order by s.code, s.id, p.name_kana, p.id`.execute(db)
  return rows.map((row) => Object.assign(row, { month }))
}

/** Months of one person that are not open, by their first day: nothing of theirs can be changed. */
export async function listClosed(
  db: Db<'attendance'>,
  staffId: number,
): Promise<Map<string, Exclude<MonthState, 'open'>>> {
  const rows = await db
    .selectFrom('attendance.months')
    .select(['month', 'state'])
    .where('staff_id', '=', staffId)
    .where('state', '<>', 'open')
    .execute()
  return new Map(
    rows.map(({ month, state }) => [month.toPlainYearMonth().toString(), state as Exclude<MonthState, 'open'>]),
  )
}

/** Months that wait somewhere: how many of each month are in a state, in some sections or in all. */
export async function countMonthsIn(
  db: Db<'attendance'>,
  state: MonthState,
): Promise<{ month: Temporal.PlainYearMonth; count: number; since: Temporal.Instant }[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate; count: number; since: Temporal.Instant }>`
    select o.month, count(*)::int as count, min(a.at) as since from attendance.months o
      join attendance.month_acts a on a.id = o.act_id where o.state = ${state} group by o.month order by o.month`.execute(
    db,
  )
  return rows.map((row) => Object.assign(row, { month: row.month.toPlainYearMonth() }))
}

/** Months of one person that came back and were not submitted again. */
export async function listReturned(
  db: Db<'attendance'>,
  staffId: number,
): Promise<{ month: Temporal.PlainYearMonth; since: Temporal.Instant }[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate; since: Temporal.Instant }>`
    select o.month, a.at as since from attendance.months o join attendance.month_acts a on a.id = o.act_id
    where o.staff_id = ${staffId} and o.state = 'open' and a.act in ('return', 'unlock') order by o.month`.execute(db)
  return rows.map((row) => Object.assign(row, { month: row.month.toPlainYearMonth() }))
}

/** All that was done with a month, in its order. */
export async function listActs(
  db: Db<'attendance'>,
  staffId: number,
  month: Temporal.PlainYearMonth,
): Promise<MonthAct[]> {
  const { rows } = await sql<MonthAct>`
    select a.act, a.at, a.by_id as "byId", p.name as by, a.words, encode(a.digest, 'hex') as digest
    from attendance.month_acts a join kernel.staff p on p.id = a.by_id
    where a.staff_id = ${staffId} and a.month = ${month.toPlainDate({ day: 1 })} order by a.id`.execute(db)
  return rows
}

/** Holds months of these people alone until the transaction ends: nobody corrects a day of theirs meanwhile. */
export async function holdMonths(tx: Tx<'attendance'>, staffIds: readonly number[]): Promise<void> {
  await sql`select attendance.hold_months(${staffIds}::bigint[])`.execute(tx)
}

/** The state of the month of a day, which stays until the transaction ends. */
export async function heldStateOf(tx: Tx<'attendance'>, staffId: number, on: Temporal.PlainDate): Promise<MonthState> {
  const { rows } = await sql<{ state: MonthState }>`select attendance.held_state(${staffId}, ${on}) as state`.execute(
    tx,
  )
  return rows[0]!.state
}

export interface NewAct {
  staffId: number
  act: MonthActName
  state: MonthState
  byId: number
  words: string
  figures?: object
}

/** Does an act with the month of each of these people. @returns the digests of what was locked, by person */
export async function insertActs(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  month: Temporal.PlainYearMonth,
  acts: readonly NewAct[],
): Promise<Map<number, string | null>> {
  const first = month.toPlainDate({ day: 1 })
  const { rows } = await sql<{ staffId: number; digest: string | null }>`
    with done as (
      insert into attendance.month_acts (staff_id, month, act, state, at, by_id, words, figures, digest)
      select "staffId", ${first}, act, state, ${now}, "byId", words, figures, sha256(convert_to(figures::text, 'UTF8'))
      from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb)
        as acts ("staffId" bigint, act text, state text, "byId" bigint, words text, figures jsonb)
      returning id, staff_id, state, digest),
    moved as (
      insert into attendance.months (staff_id, month, state, act_id) select staff_id, ${first}, state, id from done
      on conflict (staff_id, month) do update set state = excluded.state, act_id = excluded.act_id)
    select staff_id as "staffId", encode(digest, 'hex') as digest from done`.execute(tx)
  return new Map(rows.map(({ staffId, digest }) => [staffId, digest]))
}
