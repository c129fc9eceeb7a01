import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Correction, CORRECTION } from './correction.ts'

export type NewCorrection = Omit<Correction, 'id' | 'state' | 'proposalId'>

const columns = sql`c.id, c.staff_id as "staffId", c.on_day as "on", c.came, c.went, c.place, c.site, c.reason, c.state,
  (select max(p.id) from kernel.proposals p where p.matter = ${CORRECTION} and p.subject = c.id::text) as "proposalId"`

/** Corrections of people's days, both ends included: asked for and granted, in the order in which they were decided. */
export async function listCorrectionsOf(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<Map<number, Correction[]>> {
  const { rows } = await sql<Correction>`select ${columns} from attendance.corrections c
    where c.staff_id = any(${staffIds}::bigint[]) and c.on_day between ${from} and ${through} and c.state in ('asked', 'granted')
    order by c.settled_at nulls last, c.id`.execute(db)
  return Map.groupBy(rows, ({ staffId }) => staffId)
}

export const listCorrections = async (
  db: Db<'attendance'>,
  staffId: number,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<Correction[]> => (await listCorrectionsOf(db, [staffId], from, through)).get(staffId) ?? []

export async function findCorrection(db: Db<'attendance'>, id: number): Promise<Correction | undefined> {
  const { rows } = await sql<Correction>`select ${columns} from attendance.corrections c where c.id = ${id}`.execute(db)
  return rows[0]
}

/** @returns undefined where one is asked for already for that day */
export async function insertCorrection(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  { staffId, on, came, went, place, site, reason }: NewCorrection,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('attendance.corrections')
    .values({ staff_id: staffId, on_day: on, came, went, place, site, reason, asked_at: now })
    .onConflict((conflict) => conflict.columns(['staff_id', 'on_day']).where('state', '=', 'asked').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** @returns false where it is decided already */
export async function changeCorrection(
  tx: Tx<'attendance'>,
  id: number,
  { came, went, place, site, reason }: Omit<NewCorrection, 'staffId' | 'on'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance.corrections')
    .set({ came, went, place, site, reason })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function settleCorrection(
  tx: Tx<'attendance'>,
  id: number,
  state: 'granted' | 'refused' | 'withdrawn',
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('attendance.corrections')
    .set({ state, settled_at: now })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow()
}
