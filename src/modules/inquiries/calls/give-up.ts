import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseNotOwed } from './attempts/attempt.ts'
import { holdCall, setCalledBack } from './calls.queries.ts'
import { settle } from './settle.ts'

/** 折り返しをやめる: they were called, and never picked up. No call that answered anything. @throws Refusal 404, 409 */
export function giveUp(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const call = await holdCall(tx, staff, id)
    refuseNotOwed(call)
    if (call.attempts === 0)
      throw new Refusal(409, 'まだ一度も折り返していません。折り返しの結果を記録してから、やめてください。')
    await setCalledBack(tx, now, staff, id, 'given_up')
    await settle(tx, now, call)
    await tellScreens(tx, `inquiries:${call.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'call.given_up', `call:${id}`, { attempts: call.attempts })
  })
}
