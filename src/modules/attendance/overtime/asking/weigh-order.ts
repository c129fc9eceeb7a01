import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseIfClosed } from '../../closing/refuse-if-closed.ts'
import { excessInWords, refusalInWords } from '../limits/limit-words.ts'
import { type ReadForecast, readForecast } from '../limits/read-forecast.ts'
import { countedTimes, daysOf, overlap, timesInWords, type Times } from '../order.ts'
import { holdOvertimeOf, listOrders } from '../orders.queries.ts'
import type { AskedOrder } from './read-order.ts'

interface Whose {
  staffId: number
  sectionId: number
}

/** One order at a time. */
async function refuseTwice(tx: Tx<'attendance'>, staffId: number, times: Times, but: number | undefined) {
  const others = (await listOrders(tx, [staffId], times)).filter(({ id }) => id !== but)
  const other = others.find((order) => overlap(countedTimes(order), times))
  if (other)
    throw new Refusal(
      409,
      `${timesInWords(countedTimes(other))}は、すでに申請しているか、命令されています。重ならない時間にしてください。`,
      'begins',
    )
}

/** Beyond the higher limits nobody may order; beyond the ordinary ones only with the reason of 特例業務. */
function refuseBeyond({ forecast }: ReadForecast, specialReason: string | null): void {
  const refused = refusalInWords(forecast)
  if (refused) throw new Refusal(422, refused, 'ends')
  const excess = excessInWords(forecast)
  if (excess && !specialReason) throw new Refusal(422, excess, 'special')
}

/**
 * 上限の見込み, by which it is asked for, ordered and decided.
 * @param but the one that is mended or decided, which does not count twice
 * @returns what is ordered: the reason of 特例業務 only where it was needed
 * @throws Refusal 409 and 422
 */
export async function weighOrder(tx: Tx<'attendance'>, whose: Whose, asked: AskedOrder, but?: number) {
  await holdOvertimeOf(tx, whose.staffId)
  await refuseIfClosed(tx, whose.staffId, ...daysOf(asked))
  await refuseTwice(tx, whose.staffId, asked, but)
  const weighed = await readForecast(tx, whose, asked, but)
  refuseBeyond(weighed, asked.specialReason)
  const order = { ...whose, ...asked, specialReason: excessInWords(weighed.forecast) ? asked.specialReason : null }
  return { order, weighed }
}
