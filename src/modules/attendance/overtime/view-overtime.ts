import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { BookOwner } from '../book/readers.queries.ts'
import { getBookOwner, listBookOwners } from '../book/readers.ts'
import { startOfDay } from '../punches/moment.ts'
import { confirmableOf } from './confirming/unconfirmed.ts'
import { readStandings, type Standing } from './limits/standing.ts'
import { ORDER_STATES, type OrderState, type OvertimeOrder } from './order.ts'
import { listOrders } from './orders.queries.ts'

export interface OvertimeView {
  readonly owner: BookOwner
  readonly standing: Standing
  /** Of the month, in every state. */
  readonly orders: readonly OvertimeOrder[]
  /** Those that whoever looks may confirm, or confirm otherwise. */
  readonly confirmable: ReadonlySet<number>
}

/** Today, or the last day of a month that is over, or the first of one to come. */
function dayIn(month: Temporal.PlainYearMonth, now: Temporal.Instant): Temporal.PlainDate {
  const today = dateInTokyo(now)
  const order = Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth())
  return order === 0 ? today : month.toPlainDate({ day: order < 0 ? month.daysInMonth : 1 })
}

const EVERY_STATE = Object.keys(ORDER_STATES) as OrderState[]

/** Opens a month of somebody's overtime; the trail says whose was seen by somebody else. */
export function viewOvertime(
  db: Db<'attendance'>,
  staff: Staff,
  ownerId: number,
  month: Temporal.PlainYearMonth,
  now: Temporal.Instant,
): Promise<OvertimeView> {
  return db.transaction().execute(async (tx) => {
    const owner = await getBookOwner(tx, staff, ownerId, now)
    const standing = (await readStandings(tx, [owner.id], dayIn(month, now))).get(owner.id)!
    const first = month.toPlainDate({ day: 1 })
    const time = { from: startOfDay(first), until: startOfDay(first.add({ months: 1 })) }
    const orders = await listOrders(tx, [owner.id], time, EVERY_STATE)
    if (owner.id !== staff.id)
      await record(tx, now, `staff:${staff.id}`, 'overtime.viewed', `staff:${owner.id}`, { month: month.toString() })
    return { owner, standing, orders, confirmable: await confirmableOf(tx, staff, orders, now) }
  })
}

export interface StandingOf {
  readonly owner: BookOwner
  readonly standing: Standing
}

/** Everybody whose overtime one may see, besides oneself; whoever is nearest to a limit first. The trail says who looked. */
export function viewStandings(
  db: Db<'attendance'>,
  staff: Staff,
  month: Temporal.PlainYearMonth,
  now: Temporal.Instant,
): Promise<StandingOf[]> {
  return db.transaction().execute(async (tx) => {
    const owners = (await listBookOwners(tx, staff, now)).filter(({ id }) => id !== staff.id)
    const standings = await readStandings(
      tx,
      owners.map(({ id }) => id),
      dayIn(month, now),
    )
    if (owners.length > 0)
      await record(tx, now, `staff:${staff.id}`, 'overtime.viewed', `staff:${staff.id}`, {
        month: month.toString(),
        shown: owners.length,
      })
    return owners
      .map((owner) => ({ owner, standing: standings.get(owner.id)! }))
      .toSorted((a, b) => leastRoom(a.standing) - leastRoom(b.standing))
  })
}

/** Below zero where a limit is exceeded. */
export const leastRoom = ({ own }: Standing): number => Math.min(...own.measures.flatMap(({ room }) => room ?? []))
