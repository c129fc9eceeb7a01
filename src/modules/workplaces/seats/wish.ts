import type { Site } from '#kernel/sites/site.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { typedDate, typedTime } from '#lib/time/typed-moment.ts'
import type { BookedTime } from '../bookings/booking.ts'

/** Which days and hours are looked for: in the address, so that it can be sent to a colleague. */
export interface Wish {
  readonly days: readonly Temporal.PlainDate[]
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
}

/** As it stands in an address; hours that cannot be are those in which the site is open. */
export function readWish(query: Record<string, string[]>, site: Site): Wish {
  const days = [...new Set(query['day'])].toSorted().flatMap((day) => typedDate(day) ?? [])
  const [from, until] = [typedTime(query['from']?.[0] ?? ''), typedTime(query['until']?.[0] ?? '')]
  const fits =
    from &&
    until &&
    Temporal.PlainTime.compare(from, until) < 0 &&
    Temporal.PlainTime.compare(site.opens, from) <= 0 &&
    Temporal.PlainTime.compare(until, site.closes) <= 0
  return fits ? { days, from, until } : { days, from: site.opens, until: site.closes }
}

export const timeForField = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

export function wishInAddress({ days, from, until }: Wish): string {
  const address = new URLSearchParams(days.map((day) => ['day', day.toString()]))
  address.append('from', timeForField(from))
  address.append('until', timeForField(until))
  return address.toString()
}

export const timesOf = ({ days, from, until }: Wish): BookedTime[] =>
  days.map((day) => ({
    from: day.toZonedDateTime({ timeZone: TOKYO, plainTime: from }).toInstant(),
    until: day.toZonedDateTime({ timeZone: TOKYO, plainTime: until }).toInstant(),
  }))

/** From the first until the last. */
export const spanOf = (times: readonly BookedTime[]): BookedTime => ({
  from: times[0]!.from,
  until: times.at(-1)!.until,
})
