import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { markEnabled } from './personnel.queries.ts'
import { getManaged } from './personnel.ts'

/** Lets a disabled member of staff sign in again. Their old sessions stay ended. */
export function enableStaff(db: Db, now: Temporal.Instant, by: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { id: staffId } = await getManaged(tx, now, by, id)
    if (!(await markEnabled(tx, staffId))) throw new Refusal(409, 'この職員はすでに使えます。')
    await record(tx, now, `staff:${by.id}`, 'staff.enabled', `staff:${staffId}`)
  })
}
