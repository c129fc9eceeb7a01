import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { canStrike } from './call.ts'
import { holdCall, setStruck } from './calls.queries.ts'
import { settle } from './settle.ts'

/** 電話の記録を取り消す: it was recorded by mistake, and counts nowhere. */
export function strikeCall(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const call = await holdCall(tx, staff, id)
    if (!canStrike(call, now))
      throw new Refusal(409, '取り消せるのは、その日の記録だけです。翌日からは効果の数に入ります。')
    if (!(await setStruck(tx, now, staff, id))) return
    await settle(tx, now, call)
    await tellScreens(tx, `inquiries:${call.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'call.struck', `call:${id}`)
  })
}
