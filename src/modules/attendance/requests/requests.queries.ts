import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { WrittenYear } from './annual-balance.ts'
import { type DayRequest, LEAVE_MATTER, type RequestState, TELEWORK_MATTER } from './request.ts'

export type NewRequest = Pick<DayRequest, 'staffId' | 'kind' | 'unit' | 'from' | 'until' | 'reason'>

const columns = sql`r.id, r.staff_id as "staffId", r.kind, r.unit, r.from_at as "from", r.until_at as "until", r.reason, r.state,
  (select max(p.id) from kernel.proposals p
    where p.matter in (${LEAVE_MATTER}, ${TELEWORK_MATTER}) and p.subject = r.id::text) as "proposalId"`

const STANDING: RequestState[] = ['asked', 'granted']

/** People's requests that reach into a time, in the order of their days: asked for and granted, or in the states asked for. */
export async function listRequestsOf(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  from: Temporal.Instant,
  until: Temporal.Instant,
  states: readonly RequestState[] = STANDING,
): Promise<Map<number, DayRequest[]>> {
  const { rows } = await sql<DayRequest>`select ${columns} from attendance.requests r
    where r.staff_id = any(${staffIds}::bigint[]) and r.from_at < ${until} and r.until_at > ${from}
      and r.state = any(${states}::text[])
    order by r.from_at, r.id`.execute(db)
  return Map.groupBy(rows, ({ staffId }) => staffId)
}

export const listRequests = async (
  db: Db<'attendance'>,
  staffId: number,
  from: Temporal.Instant,
  until: Temporal.Instant,
  states: readonly RequestState[] = STANDING,
): Promise<DayRequest[]> => (await listRequestsOf(db, [staffId], from, until, states)).get(staffId) ?? []

export async function findRequest(db: Db<'attendance'>, id: number): Promise<DayRequest | undefined> {
  const { rows } = await sql<DayRequest>`select ${columns} from attendance.requests r where r.id = ${id}`.execute(db)
  return rows[0]
}

/** Whoever asks for leave twice at once asks one after the other: each counts what the other takes. */
export async function holdRequestsOf(tx: Tx<'attendance'>, staffId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('attendance.requests'), ${staffId}::int)`.execute(tx)
}

export async function insertRequest(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  { staffId, kind, unit, from, until, reason }: NewRequest,
): Promise<number> {
  const { id } = await tx
    .insertInto('attendance.requests')
    .values({ staff_id: staffId, kind, unit, from_at: from, until_at: until, reason, asked_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns false where it is decided already */
export async function changeRequest(
  tx: Tx<'attendance'>,
  id: number,
  { kind, unit, from, until, reason }: Omit<NewRequest, 'staffId'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance.requests')
    .set({ kind, unit, from_at: from, until_at: until, reason })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false where it is no longer in the state it came from */
export async function settleRequest(
  tx: Tx<'attendance'>,
  id: number,
  from: RequestState,
  to: RequestState,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance.requests')
    .set({ state: to, settled_at: now })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function listWrittenYears(db: Db<'attendance'>, staffId: number): Promise<WrittenYear[]> {
  const rows = await db
    .selectFrom('attendance.leave_years')
    .select(['year', 'carried_minutes as carried', 'granted_days'])
    .where('staff_id', '=', staffId)
    .orderBy('year')
    .execute()
  return rows.map(({ year, carried, granted_days: days }) => ({ year, carried, grantedDays: days ?? undefined }))
}

/** Who else of a section is on leave, or wants to be, in a time. */
export async function listColleaguesOff(
  db: Db<'attendance'>,
  { staffId, from, until }: Pick<NewRequest, 'staffId' | 'from' | 'until'>,
  sectionId: number,
): Promise<{ name: string; state: 'asked' | 'granted' }[]> {
  const { rows } = await sql<{ name: string; state: 'asked' | 'granted' }>`
    select p.name, max(r.state) as state from attendance.requests r
      join kernel.staff p on p.id = r.staff_id
      join kernel.memberships m on m.staff_id = p.id and m.section_id = ${sectionId}
        and daterange(m.valid_from, m.valid_to) @> (r.from_at at time zone 'Asia/Tokyo')::date
    where r.staff_id <> ${staffId} and r.kind <> 'telework' and r.state in ('asked', 'granted')
      and r.from_at < ${until} and r.until_at > ${from}
    group by p.id, p.name, p.name_kana order by p.name_kana, p.id`.execute(db)
  return rows
}
