import type { Db, Tx } from '#lib/db/connect.ts'

/** `carried` in minutes, `granted` in days; null: as the table grants. */
export interface LeaveYearRow {
  staffId: number
  year: number
  carried: number
  granted: number | null
}

export async function findStaffIds(db: Db<'attendance'>, signInNames: readonly string[]): Promise<Map<string, number>> {
  if (signInNames.length === 0) return new Map()
  const rows = await db
    .selectFrom('kernel.staff')
    .select(['id', 'sign_in_name'])
    .where('sign_in_name', 'in', signInNames)
    .execute()
  return new Map(rows.map(({ id, sign_in_name: name }) => [name, id]))
}

export async function saveLeaveYear(
  tx: Tx<'attendance'>,
  { staffId, year, carried, granted }: LeaveYearRow,
): Promise<void> {
  const values = { carried_minutes: carried, granted_days: granted }
  await tx
    .insertInto('attendance.leave_years')
    .values({ staff_id: staffId, year, ...values })
    .onConflict((conflict) => conflict.columns(['staff_id', 'year']).doUpdateSet(values))
    .execute()
}
