import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { readPlanning, readRules } from '../../book/read-planning.ts'
import { confirmOrder } from './confirm-order.ts'
import { readConfirmation, type TypedConfirmation } from './read-confirmation.ts'
import { getUnconfirmed } from './unconfirmed.ts'

/** Confirms one order as it was typed. @throws Refusal 404, 409, and 422 with everything that is wrong */
export async function confirmTyped(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: { id: number; version: number },
  typed: TypedConfirmation,
): Promise<void> {
  const { order, worked, done: proposed } = await getUnconfirmed(db, staff, id, now)
  const [rulesOn, planning] = [await readRules(db), await readPlanning(db, order.staffId)]
  const { done, words } = readConfirmation(typed, { now, rulesOn, planning, worked, proposed })
  await confirmOrder(db, now, staff, { id, version, done }, words)
}
