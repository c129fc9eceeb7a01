import { randomUUID } from 'node:crypto'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdCall, setCalledBack } from '../calls.queries.ts'
import { settle } from '../settle.ts'
import { type Outcome, refuseNotOwed } from './attempt.ts'
import { findAttempt, insertAttempt } from './attempts.queries.ts'

/** 折り返す: somebody called back. Whoever is reached is owed nothing more. @throws Refusal 404, 409 */
export function tryCall(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  attempt: { outcome: Outcome; key: string },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const call = await holdCall(tx, staff, id)
    if (await findAttempt(tx, id, attempt.key)) return
    if (attempt.outcome === 'reached' && call.callback === 'done') return // a colleague was first
    refuseNotOwed(call)
    if (!(await insertAttempt(tx, now, staff, id, attempt)))
      throw new Refusal(409, '画面を読み込み直して、もう一度記録してください。')
    const actor = `staff:${staff.id}` as const
    if (attempt.outcome === 'reached') {
      await setCalledBack(tx, now, staff, id, 'call')
      await settle(tx, now, call)
      await record(tx, now, actor, 'call.returned', `call:${id}`)
    } else await record(tx, now, actor, 'call.attempted', `call:${id}`, { outcome: attempt.outcome })
    await tellScreens(tx, `inquiries:${call.sectionId}`)
  })
}

/** 折り返した: the call that was owed was made. Twice is once. */
export const callBack = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> =>
  tryCall(db, now, staff, id, { outcome: 'reached', key: randomUUID() })
