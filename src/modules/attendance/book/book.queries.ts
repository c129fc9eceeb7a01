import { sql } from 'kysely'
import type { Period } from '#kernel/organization/period.ts'
import type { Db } from '#lib/db/connect.ts'
import type { WorkPattern } from './planned-day.ts'

export async function listPatterns(db: Db<'attendance'>, staffId: number): Promise<WorkPattern[]> {
  const rows = await db
    .selectFrom('attendance.work_patterns')
    .select(['starts', 'valid_from', 'valid_to'])
    .where('staff_id', '=', staffId)
    .orderBy('valid_from')
    .execute()
  return rows.map(({ starts, valid_from: from, valid_to: to }) => ({ starts, from, to: to ?? undefined }))
}

/** 在職期間: whoever belongs to a section, or has hours allotted, works here on that day. */
export async function listEmployment(db: Db<'attendance'>, staffId: number): Promise<Period[]> {
  const { rows } = await sql<{ from: Temporal.PlainDate; to: Temporal.PlainDate | null }>`
    select valid_from as "from", valid_to as "to" from kernel.memberships where staff_id = ${staffId}
    union select valid_from, valid_to from attendance.work_patterns where staff_id = ${staffId} order by 1`.execute(db)
  return rows.map(({ from, to }) => ({ from, to: to ?? undefined }))
}
