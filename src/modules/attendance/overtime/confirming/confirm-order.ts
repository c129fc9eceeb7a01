import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { refuseIfClosed } from '../../closing/refuse-if-closed.ts'
import {
  countedTimes,
  daysOf,
  hoursInWords,
  isSameTimes,
  OVERTIME_HREF,
  overlap,
  type Times,
  timesInWords,
} from '../order.ts'
import { concludeOrder, type Conclusion, listOrders, type NamedOrder } from '../orders.queries.ts'
import type { SeenOrder } from './seen-order.ts'
import { getUnconfirmed } from './unconfirmed.ts'

const MOVED_ON = '先にほかの人が確認したか、打刻が変わりました。画面を読み込み直して、もう一度確かめてください。'

const asDetail = ({ from, until, rest }: Times) => ({
  from: from.toString(),
  until: until.toString(),
  ...(rest && { rest: `${rest.from.toString()}/${rest.until.toString()}` }),
})

async function conclude(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  order: NamedOrder,
  conclusion: Omit<Conclusion, 'by'>,
): Promise<void> {
  const { state, done, words } = conclusion
  await refuseIfClosed(tx, order.staffId, ...[order, countedTimes(order), done ?? order].flatMap(daysOf))
  if (!(await concludeOrder(tx, now, order, { ...conclusion, by: staff.id }))) throw new Refusal(409, MOVED_ON)
  const isOtherwise = !done || !isSameTimes(done, order)
  const what = done ? `${hoursInWords(done)} と確認されました` : '取り消されました'
  if (isOtherwise)
    await notify(tx, now, order.staffId, { title: `時間外勤務が${what}: ${timesInWords(order)}`, href: OVERTIME_HREF })
  await record(tx, now, `staff:${staff.id}`, `overtime_order.${state}`, `overtime_order:${order.id}`, {
    staffId: order.staffId,
    ...(done && asDetail(done)),
    reason: words,
  })
}

async function confirmAsProposed(db: Db<'attendance'>, now: Temporal.Instant, staff: Staff, seen: SeenOrder) {
  await db.transaction().execute(async (tx) => {
    const { order, done, isWhole } = await getUnconfirmed(tx, staff, seen.id, now)
    if (order.state !== 'ordered' || order.version !== seen.version || !done || !isSameTimes(done, seen.done))
      throw new Refusal(409, MOVED_ON)
    if (!isWhole) throw new Refusal(422, '打刻のない時間があります。一件ずつ開いて確かめてください。')
    await conclude(tx, now, staff, order, { state: 'confirmed', done, words: '' })
  })
}

/** Most that go at once. */
const MOST_AT_ONCE = 100

/** まとめて確認: as the punches say, each in a transaction of its own. @returns how many were confirmed and how many were left */
export async function confirmMany(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  seen: readonly SeenOrder[],
): Promise<{ confirmed: number; left: number }> {
  if (seen.length > MOST_AT_ONCE) throw new Refusal(422, `一度に確認できるのは ${MOST_AT_ONCE} 件までです。`)
  let confirmed = 0
  for (const one of seen)
    if (!((await orRefusal(confirmAsProposed(db, now, staff, one))) instanceof Refusal)) confirmed += 1
  return { confirmed, left: seen.length - confirmed }
}

/** One's other orders do not lie in what is confirmed now. */
async function refuseTwice(tx: Tx<'attendance'>, order: NamedOrder, done: Times) {
  const others = (await listOrders(tx, [order.staffId], done)).filter(({ id }) => id !== order.id)
  const other = others.find((one) => overlap(countedTimes(one), done))
  if (other) throw new Refusal(422, `別の時間外勤務(${timesInWords(countedTimes(other))})と重なっています。`, 'begins')
}

/** 時間外の確認: what of an order was done, as it is now, or otherwise than the punches propose with the reason. */
export function confirmOrder(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  seen: SeenOrder,
  words: string,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { order } = await getUnconfirmed(tx, staff, seen.id, now)
    if (order.version !== seen.version) throw new Refusal(409, MOVED_ON)
    await refuseTwice(tx, order, seen.done)
    await conclude(tx, now, staff, order, { state: 'confirmed', done: seen.done, words })
  })
}

/** 命令の取消し: it was not worked, or is not needed. */
export function cancelOrder(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: { id: number; version: number },
  words: string,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { order } = await getUnconfirmed(tx, staff, id, now)
    if (order.version !== version) throw new Refusal(409, MOVED_ON)
    await conclude(tx, now, staff, order, { state: 'cancelled', done: undefined, words })
  })
}
