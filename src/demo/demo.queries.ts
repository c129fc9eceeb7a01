import { type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#lib/db/connect.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Desk } from './town/conversation.ts'

type Schema = Tables<'inquiries' | 'attendance' | 'workplaces' | 'workation'>

export const hasConversations = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.conversations').select('id').limit(1).executeTakeFirst()) !== undefined

export const hasCalls = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.calls').select('id').limit(1).executeTakeFirst()) !== undefined

export const hasProposals = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('kernel.proposals').select('id').limit(1).executeTakeFirst()) !== undefined

/** Whether something was asked for on the screens; what personnel brought along has no proposal. */
export const hasProposalsOf = async (db: Db, matters: readonly string[]): Promise<boolean> =>
  (await db.selectFrom('kernel.proposals').select('id').where('matter', 'in', matters).limit(1).executeTakeFirst()) !==
  undefined

export const hasPunches = async (db: Db<'attendance'>): Promise<boolean> =>
  (await db.selectFrom('attendance.punches').select('id').limit(1).executeTakeFirst()) !== undefined

export const hasMonths = async (db: Db<'attendance'>): Promise<boolean> =>
  (await db.selectFrom('attendance.months').select('staff_id').limit(1).executeTakeFirst()) !== undefined

export const hasOvertime = async (db: Db<'attendance'>): Promise<boolean> =>
  (await db.selectFrom('attendance.overtime_orders').select('id').limit(1).executeTakeFirst()) !== undefined

/** When somebody left on a day that is whole, and who heads their section; the earliest first. Heads are headed by the mayor. */
export interface Evening {
  staffId: number
  sectionId: number
  headId: number
  isHead: boolean
  on: Temporal.PlainDate
  starts: Temporal.PlainTime
  left: Temporal.Instant
}

/** @param today which is not over yet */
export async function listEvenings(db: Db<'attendance'>, today: Temporal.PlainDate): Promise<Evening[]> {
  const { rows } = await sql<Evening>`
    with evening as (
      select staff_id, (at at time zone 'Asia/Tokyo')::date as on_day, max(at) as left_at from attendance.punches
      group by 1, 2 having count(*) filter (where kind = 'in') = 1 and count(*) filter (where kind = 'out') = 1)
    select e.staff_id as "staffId", m.section_id as "sectionId", coalesce(own.staff_id, above.staff_id) as "headId",
      own.staff_id is null as "isHead", e.on_day as "on", coalesce(w.starts, '08:30') as starts, e.left_at as "left"
    from evening e
      join kernel.memberships m on m.staff_id = e.staff_id and daterange(m.valid_from, m.valid_to) @> e.on_day
      join kernel.sections s on s.id = m.section_id
      left join kernel.memberships own on own.section_id = s.id and own.position = 'head' and own.staff_id <> e.staff_id
      left join kernel.memberships above on above.section_id = s.parent_id and above.position = 'head'
      left join attendance.work_patterns w on w.staff_id = e.staff_id and daterange(w.valid_from, w.valid_to) @> e.on_day
    where e.on_day < ${today}::date and coalesce(own.staff_id, above.staff_id) is not null
    order by e.on_day, e.left_at, e.staff_id`.execute(db)
  return rows
}

export const listSiteNames = async (db: Db): Promise<string[]> =>
  (
    await db.selectFrom('kernel.sites').select('name').where('kind', '=', 'satellite').orderBy('position').execute()
  ).map(({ name }) => name)

export const hasBookings = async (db: Db<'workplaces'>): Promise<boolean> =>
  (await db.selectFrom('workplaces.bookings').select('id').limit(1).executeTakeFirst()) !== undefined

export interface DemoSeat {
  id: number
  siteId: number
  site: string
}

/** Seats by site, in the order of their labels. */
export async function listDemoSeats(db: Db<'workplaces'>): Promise<DemoSeat[]> {
  const { rows } = await sql<DemoSeat>`
    select s.id, n.id as "siteId", n.name as site from workplaces.seats s join workplaces.floors f on f.id = s.floor_id
      join kernel.sites n on n.id = f.site_id order by n.kind, n.position, s.label`.execute(db)
  return rows
}

/** Who came to a satellite office when: the first punch of a day. */
export async function listComings(
  db: Db<'attendance'>,
): Promise<{ staffId: number; at: Temporal.Instant; site: string }[]> {
  const { rows } = await sql<{ staffId: number; at: Temporal.Instant; site: string }>`
    select distinct on (staff_id, (at at time zone 'Asia/Tokyo')::date) staff_id as "staffId", at, site
    from attendance.punches where kind = 'in' and site is not null
    order by staff_id, (at at time zone 'Asia/Tokyo')::date, at`.execute(db)
  return rows
}

/** Everybody who works here on a day, and since when. */
export async function listEmployees(
  db: Db,
  on: Temporal.PlainDate,
): Promise<{ id: number; since: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ id: number; since: Temporal.PlainDate }>`
    select staff_id as id, min(valid_from) as since from kernel.memberships
    group by staff_id having bool_or(daterange(valid_from, valid_to) @> ${on}::date) order by staff_id`.execute(db)
  return rows
}

/** Heads of sections, and whoever has personnel. */
export async function listClosers(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select staff_id as id from kernel.memberships where position = 'head'
    union select staff_id from kernel.duties where duty = 'personnel' order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** A town that was founded before there were routes has none. */
export const hasRoutes = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('kernel.approval_routes').select('id').limit(1).executeTakeFirst()) !== undefined

export async function getStaffBySignInName(db: Db, signInName: string, now: Temporal.Instant): Promise<Staff> {
  const { id } = await db
    .selectFrom('kernel.staff')
    .select('id')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirstOrThrow()
  const staff = await findStaff(db, id, now)
  if (!staff) throw new Error(`${signInName} does not work here`)
  return staff
}

/** The sections that answer residents, with everybody who is there on a day. */
export async function listDesks(db: Db, on: Temporal.PlainDate): Promise<Desk[]> {
  const { rows } = await sql<Desk>`
    select s.id, s.code, s.name,
      json_agg(json_build_object('id', p.id, 'name', p.name, 'position', m.position) order by p.id) as staff
    from kernel.sections s
    join kernel.memberships m on m.section_id = s.id and daterange(m.valid_from, m.valid_to) @> ${on}::date
    join kernel.staff p on p.id = m.staff_id and p.disabled_at is null
    where exists (select from kernel.duties d where d.staff_id = p.id and d.section_id = s.id and d.duty = 'answer')
    group by s.id order by s.id`.execute(db)
  return rows
}

/** Identities to come, so that rows can name each other before any of them is written. */
export async function reserveIds(
  tx: Tx<'inquiries' | 'workplaces' | 'workation'>,
  table: keyof Schema & string,
  count: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}) order by id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Many rows in one statement, all with the same columns; columns that are not named keep their defaults. */
export async function insertRows<T extends keyof Schema & string>(
  tx: Tx<'inquiries' | 'attendance' | 'workplaces' | 'workation'>,
  table: T,
  rows: Insertable<Schema[T]>[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0]!).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${asJson(rows)}::jsonb)`.execute(tx)
}

/** Rows that number themselves. @returns their ids, in their order */
export async function insertNumbered<T extends keyof Schema & string>(
  tx: Tx<'inquiries' | 'workplaces' | 'workation'>,
  table: T,
  rows: Insertable<Schema[T]>[],
): Promise<number[]> {
  const ids = await reserveIds(tx, table, rows.length)
  await insertRows(
    tx,
    table,
    rows.map((row, at) => Object.assign(row, { id: ids[at] })),
  )
  return ids
}

export interface TrailEntry {
  at: Temporal.Instant
  actor: string
  action: string
  subject: string
  detail: Record<string, unknown>
}

/** The audit trail of what the staff of the demo town saw and answered, in the order in which it happened. */
export async function insertTrail(tx: Tx, entries: TrailEntry[]): Promise<void> {
  await sql`select count(kernel.record_audit(at, actor, action, subject, detail)) from (
    select * from jsonb_to_recordset(${asJson(entries)}::jsonb)
      as entry (at timestamptz, actor text, action text, subject text, detail jsonb) order by at) entry`.execute(tx)
}

/** Bytes as PostgreSQL writes them. */
const asJson = (rows: object[]): string =>
  JSON.stringify(rows, function (this: Record<string, unknown>, name, value: unknown) {
    const whole = this[name]
    return Buffer.isBuffer(whole) ? `\\x${whole.toString('hex')}` : value
  })

/** Who works in a section on a day without an office. */
export async function listClerkIds(db: Db, sectionId: number, on: Temporal.PlainDate): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select staff_id as id from kernel.memberships
    where section_id = ${sectionId} and position = 'member' and daterange(valid_from, valid_to) @> ${on}::date order by staff_id`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
