import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type CallForm, readCall } from './call.ts'
import { findByKey, insertCall } from './calls.queries.ts'

/** 電話を記録する: one more inquiry by telephone. The same form sent twice is one call. @returns its number */
export async function recordCall(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  form: CallForm,
): Promise<number> {
  const call = readCall(staff, form)
  return db.transaction().execute(async (tx) => {
    const id = await insertCall(tx, now, staff, call)
    if (id === undefined) {
      const before = await findByKey(tx, staff, call.key)
      if (before === undefined) throw new Refusal(409, '画面を読み込み直して、もう一度記録してください。')
      return before
    }
    const { sectionId, callback, isRepeat } = call
    await record(tx, now, `staff:${staff.id}`, 'call.recorded', `call:${id}`, {
      section: sectionId,
      callback,
      isRepeat,
    })
    return id
  })
}
