import type { Stint } from '../rules/day/span.ts'
import { countedTimes, type OvertimeOrder, stintOf } from './order.ts'

const compare = Temporal.PlainDateTime.compare

/** From a moment on; its breaks too. */
const since = (moment: Temporal.PlainDateTime, { from, until, breaks }: Stint): Stint => {
  const later = (at: Temporal.PlainDateTime) => (compare(at, moment) > 0 ? at : moment)
  const after = breaks.filter((pause) => compare(pause.until, moment) > 0)
  return { from: later(from), until, breaks: after.map((pause) => ({ from: later(pause.from), until: pause.until })) }
}

/** What was ordered for a day. Of an order of the evening before, whoever comes only after midnight works the rest. */
export function stintsOn(orders: readonly OvertimeOrder[], on: Temporal.PlainDate): Stint[] {
  const [midnight, next] = [on.toPlainDateTime(), on.add({ days: 1 }).toPlainDateTime()]
  return orders
    .filter(({ state }) => state === 'ordered' || state === 'confirmed')
    .map((order) => stintOf(countedTimes(order)))
    .filter(({ from, until }) => compare(from, next) < 0 && compare(until, midnight) > 0)
    .map((stint) => since(midnight, stint))
}
