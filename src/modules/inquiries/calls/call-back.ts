import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getCall, setCalledBack } from './calls.queries.ts'

/** 折り返した: the call that was owed was made. */
export function callBack(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { callback } = await getCall(tx, staff, id)
    if (callback === 'none') throw new Refusal(409, 'この電話は、折り返しが要らないと記録されています。')
    if (callback === 'done' || !(await setCalledBack(tx, now, staff, id))) return
    await record(tx, now, `staff:${staff.id}`, 'call.returned', `call:${id}`)
  })
}
