import { sql } from 'kysely'
import type { Period } from '#kernel/organization/period.ts'
import type { Db } from '#lib/db/connect.ts'
import type { WorkPattern } from './planned-day.ts'

export async function listPatternsOf(
  db: Db<'attendance'>,
  staffIds: readonly number[],
): Promise<Map<number, WorkPattern[]>> {
  const rows = await db
    .selectFrom('attendance.work_patterns')
    .select(['staff_id', 'starts', 'valid_from', 'valid_to'])
    .where('staff_id', 'in', [...staffIds])
    .orderBy('valid_from')
    .execute()
  return byPerson(rows, ({ starts, valid_from: from, valid_to: to }) => ({ starts, from, to: to ?? undefined }))
}

/** 在職期間: whoever belongs to a section, or has hours allotted, works here on that day. */
export async function listEmploymentOf(
  db: Db<'attendance'>,
  staffIds: readonly number[],
): Promise<Map<number, Period[]>> {
  const { rows } = await sql<{ staff_id: number; from: Temporal.PlainDate; to: Temporal.PlainDate | null }>`
    select staff_id, valid_from as "from", valid_to as "to" from kernel.memberships where staff_id = any(${staffIds}::bigint[])
    union select staff_id, valid_from, valid_to from attendance.work_patterns where staff_id = any(${staffIds}::bigint[])
    order by 2`.execute(db)
  return byPerson(rows, ({ from, to }) => ({ from, to: to ?? undefined }))
}

const byPerson = <Row extends { staff_id: number }, Value>(rows: Row[], valueOf: (row: Row) => Value) =>
  new Map([...Map.groupBy(rows, ({ staff_id: id }) => id)].map(([id, own]) => [id, own.map(valueOf)]))

export const listEmployment = async (db: Db<'attendance'>, staffId: number): Promise<Period[]> =>
  (await listEmploymentOf(db, [staffId])).get(staffId) ?? []
