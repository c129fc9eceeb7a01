import { TOKYO } from '#lib/time/clock.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import type { BookedTime } from '../bookings/booking.ts'

/** A day in an address; what is none, or years away, is today. */
export function readDay(typed: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  const day = typedDate(typed)
  return day && Math.abs(today.until(day).days) <= 366 ? day : today
}

/** Monday to Friday of the week in which a day lies. */
export function weekOf(day: Temporal.PlainDate): Temporal.PlainDate[] {
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return [0, 1, 2, 3, 4].map((days) => monday.add({ days }))
}

/** From the beginning of one day until the end of another. */
export const throughDays = (first: Temporal.PlainDate, last: Temporal.PlainDate): BookedTime => ({
  from: first.toZonedDateTime(TOKYO).toInstant(),
  until: last.add({ days: 1 }).toZonedDateTime(TOKYO).toInstant(),
})
