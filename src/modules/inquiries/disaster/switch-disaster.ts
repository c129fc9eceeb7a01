import { record } from '#kernel/audit/record.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { wakeMenus } from '../menus/wake.ts'
import { LONGEST_REASON } from './disaster.ts'
import { closeDisaster, findDisaster, findPrepared, holdDisaster, insertDisaster } from './disaster.queries.ts'
import { needToAct } from './may-act.ts'

function readReason(typed: Typed): string {
  const form = formReader(typed)
  const reason = form.line('reason', '理由', LONGEST_REASON)
  form.done()
  return reason
}

/**
 * 災害モードにする: menu, greeting and the portal's first page are what was prepared. Twice is once.
 * @throws Refusal 403, 422, 409 where nothing is prepared
 */
export async function beginDisaster(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: Typed,
): Promise<void> {
  await needToAct(db, staff)
  const reason = readReason(typed)
  await db.transaction().execute(async (tx) => {
    await holdDisaster(tx)
    if (!(await findPrepared(tx))) throw new Refusal(409, '先に、災害のときに見せる内容を備えてください。')
    if (await findDisaster(tx)) return
    const id = await insertDisaster(tx, now, staff.id, reason)
    await wakeMenus(tx)
    await record(tx, now, `staff:${staff.id}`, 'disaster.begun', 'municipality', { id, reason })
  })
}

/** もとに戻す: nothing was overwritten, so everything is as it was. Twice is once. @throws Refusal 403, 422 */
export async function endDisaster(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: Typed,
): Promise<void> {
  await needToAct(db, staff)
  const reason = readReason(typed)
  await db.transaction().execute(async (tx) => {
    await holdDisaster(tx)
    const disaster = await findDisaster(tx)
    if (!disaster) return
    await closeDisaster(tx, now, staff.id, disaster.id, reason)
    await wakeMenus(tx)
    await record(tx, now, `staff:${staff.id}`, 'disaster.ended', 'municipality', { id: disaster.id, reason })
  })
}
