import { sql } from 'kysely'
import type { Period } from '#kernel/organization/period.ts'
import type { Db } from '#lib/db/connect.ts'
import type { WorkPattern } from './planned-day.ts'

type Rows<Value> = { staffId: number } & Value
const byStaff = <Value extends object, Of>(rows: Rows<Value>[], of: (row: Rows<Value>) => Of): Map<number, Of[]> =>
  new Map([...Map.groupBy(rows, ({ staffId }) => staffId)].map(([id, own]) => [id, own.map(of)]))

/** 勤務時間の割振り of some people, by staff id, the earliest first. */
export async function listPatterns(
  db: Db<'attendance'>,
  staffIds: readonly number[],
): Promise<Map<number, WorkPattern[]>> {
  const rows = await db
    .selectFrom('attendance.work_patterns')
    .select(['staff_id as staffId', 'starts', 'valid_from', 'valid_to'])
    .where('staff_id', 'in', [0, ...staffIds])
    .orderBy('valid_from')
    .execute()
  return byStaff(rows, ({ starts, valid_from: from, valid_to: to }) => ({ starts, from, to: to ?? undefined }))
}

/** 在職期間: whoever belongs to a section, or has hours allotted, works here on that day. By staff id. */
export async function listEmployments(
  db: Db<'attendance'>,
  staffIds: readonly number[],
): Promise<Map<number, Period[]>> {
  const { rows } = await sql<Rows<{ from: Temporal.PlainDate; to: Temporal.PlainDate | null }>>`
    select staff_id as "staffId", valid_from as "from", valid_to as "to" from kernel.memberships
      where staff_id = any(${staffIds}::bigint[])
    union select staff_id, valid_from, valid_to from attendance.work_patterns where staff_id = any(${staffIds}::bigint[])
    order by 1, 2`.execute(db)
  return byStaff(rows, ({ from, to }) => ({ from, to: to ?? undefined }))
}

export const listEmployment = async (db: Db<'attendance'>, staffId: number): Promise<Period[]> =>
  (await listEmployments(db, [staffId])).get(staffId) ?? []
