import { actsAsHead, getDesks, isHeadSomewhere } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { readPairs } from '../../book/read-pairs.ts'
import { startOfDay } from '../../punches/moment.ts'
import { type Between, type OvertimeOrder, overlap, type Times } from '../order.ts'
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

export async function compareOrder(
  db: Db<'attendance'>,
  order: NamedOrder,
  now: Temporal.Instant,
): Promise<Unconfirmed> {
  const [first, last] = [dateInTokyo(order.from), dateInTokyo(order.until)]
  const days = { from: startOfDay(first), until: startOfDay(last.add({ days: 1 })) }
  const { pairs } = await readPairs(db, order.staffId, first, last, now)
  const worked = workedOf(pairs).filter((one) => overlap(one, days))
  const done = doneOf(order, worked)
  return { order, worked, done, isWhole: done !== undefined && unworked(done, worked).length === 0 }
}

const isOpen = ({ state }: OvertimeOrder): boolean => state === 'ordered' || state === 'confirmed'

/** Those of some orders that this person confirms, or may confirm otherwise. */
export async function confirmableOf(
  db: Db<'attendance'>,
  staff: Staff,
  orders: readonly OvertimeOrder[],
  now: Temporal.Instant,
): Promise<Set<number>> {
  const desks = await getDesks(db, now)
  const confirmable = orders.filter((order) => isOpen(order) && actsAsHead(desks, staff.id, order))
  return new Set(confirmable.map(({ id }) => id))
}

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
  if (!isOpen(order)) throw new Refusal(409, 'この時間外勤務は、命令されていないか、取り消されています。')
  return compareOrder(db, order, now)
}
