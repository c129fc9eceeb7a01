import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import type { Times } from '../order.ts'

const clock = (at: Temporal.Instant) => at.toZonedDateTimeISO(TOKYO).toPlainTime().toString({ smallestUnit: 'minute' })

/** Times as the fields of a form take them. */
export const typedTimes = ({ from, until, rest }: Times) => ({
  on: dateInTokyo(from).toString(),
  begins: clock(from),
  ends: clock(until),
  restBegins: rest ? clock(rest.from) : '',
  restEnds: rest ? clock(rest.until) : '',
})
