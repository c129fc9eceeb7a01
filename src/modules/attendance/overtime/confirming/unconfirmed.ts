import { actsAsHead, getDesks, isHeadSomewhere } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { readPairs } from '../../book/read-pairs.ts'
import { startOfDay } from '../../punches/moment.ts'
import type { Between, OvertimeOrder, Times } from '../order.ts'
import { findNamedOrder, listUnconfirmed, type NamedOrder } from '../orders.queries.ts'
import { doneOf, unworked, workedOf } from './worked.ts'

/** An order beside what was worked of it. */
export interface Unconfirmed {
  readonly order: NamedOrder
  readonly worked: readonly Between[]
  /** What is proposed to be confirmed; none where nothing of it was worked. */
  readonly done: Times | undefined
  /** Whether the punches bear it out as it is. */
  readonly isWhole: boolean
}

/** What is over, and waits for this person as the head of whoever did it. From the day after on. */
export async function listWaiting(db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<NamedOrder[]> {
  const desks = await getDesks(db, now)
  if (!isHeadSomewhere(desks, staff.id)) return []
  const orders = await listUnconfirmed(db, { now, before: startOfDay(dateInTokyo(now)) })
  return orders.filter((order) => actsAsHead(desks, staff.id, order))
}

export async function compareOrder(db: Db<'attendance'>, order: NamedOrder, now: Temporal.Instant): Promise<Unconfirmed> {
  const { pairs } = await readPairs(db, order.staffId, dateInTokyo(order.from), dateInTokyo(order.until), now)
  const worked = workedOf(pairs)
  const done = doneOf(order, worked)
  return { order, worked, done, isWhole: done !== undefined && unworked(done, worked).length === 0 }
}

const CAN_CHANGE: OvertimeOrder['state'][] = ['ordered', 'confirmed']

/** One that is over, for whoever confirms it, or has and changes their mind. @throws Refusal 404 for anybody else, 409 before it is over */
export async function getUnconfirmed(
  db: Db<'attendance'>,
  staff: Staff,
  id: number,
  now: Temporal.Instant,
): Promise<Unconfirmed> {
  const order = await findNamedOrder(db, id)
  if (!order || !actsAsHead(await getDesks(db, now), staff.id, order))
    throw new Refusal(404, 'この時間外勤務は見つかりません。')
  if (!CAN_CHANGE.includes(order.state))
    throw new Refusal(409, 'この時間外勤務は、命令されていないか、取り消されています。')
  return compareOrder(db, order, now)
}
