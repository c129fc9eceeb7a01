import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { listSites } from '#kernel/sites/sites.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { readTravel, type TypedTravel } from './read-travel.ts'
import { replaceTravel } from './travel.queries.ts'

/** 通勤時間を登録する: counts for what is come to from now on. The trail knows that, and not how far somebody lives. */
export async function changeTravel(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: TypedTravel,
): Promise<void> {
  const minutes = readTravel(typed, await listSites(db))
  await db.transaction().execute(async (tx) => {
    await replaceTravel(tx, staff.id, minutes)
    await record(tx, now, `staff:${staff.id}`, 'travel.changed', `staff:${staff.id}`)
  })
}
