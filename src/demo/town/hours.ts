import { addBusinessMinutes } from '#kernel/calendar/business-minutes.ts'
import { hoursOn, isBusinessDay, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { Random } from '../random.ts'

/** When people write, by hour of the day: after supper, at lunch, hardly at four in the morning. */
const writing = [2, 1, 0.5, 0.3, 0.3, 1, 3, 4, 4, 4, 5, 5, 7, 5, 4, 5, 5, 6, 8, 10, 12, 12, 9, 5].map(
  (weight, hour) => [hour, weight] as const,
)
const HALF_A_DAY_MINUTES = 240

const at = (day: Temporal.PlainDate, hour: number, random: Random): Temporal.Instant =>
  day
    .toZonedDateTime(TOKYO)
    .add({ hours: hour, minutes: random.between(0, 59), seconds: random.between(0, 59) })
    .toInstant()

/** Some moment of a day at which a resident writes. */
export const momentOn = (day: Temporal.PlainDate, random: Random): Temporal.Instant =>
  at(day, random.weighted(writing), random)

/** Some moment while the counter is open, on that day or the last open one before it. */
export function openMomentOn(calendar: OfficeCalendar, day: Temporal.PlainDate, random: Random): Temporal.Instant {
  const hours = hoursOn(calendar, day)
  if (!isBusinessDay(calendar, day) || 'closedFor' in hours)
    return openMomentOn(calendar, day.subtract({ days: 1 }), random)
  const minutes = hours.opens.until(hours.closes).total('minutes')
  const opened = day.toZonedDateTime({ timeZone: TOKYO, plainTime: hours.opens }).toInstant()
  return opened.add({ seconds: Math.floor(minutes * 60 * 0.85 * random.next()) })
}

/** When a resident writes back: soon, or after supper; never in the small hours. */
export function residentAnswers(after: Temporal.Instant, random: Random, urgent = false): Temporal.Instant {
  const minutes = urgent ? random.around(3) : Math.min(random.around(14, 1.2), 600)
  const soon = after.add({ seconds: Math.round(minutes * 60) + 20 })
  const local = soon.toZonedDateTimeISO(TOKYO)
  if (local.hour < 6) return at(local.toPlainDate(), 7, random)
  if (!urgent && local.hour < 18 && random.chance(0.4)) return at(local.toPlainDate(), random.between(18, 22), random)
  return soon
}

/** When the counter answers: within some open minutes, so that what comes at night waits for the morning. */
export function staffAnswers(
  calendar: OfficeCalendar,
  after: Temporal.Instant,
  random: Random,
  urgent = false,
): Temporal.Instant {
  const minutes = Math.round(Math.min(Math.max(random.around(urgent ? 5 : 24, 0.9), 3), HALF_A_DAY_MINUTES))
  return addBusinessMinutes(calendar, after, minutes).add({ seconds: random.between(1, 59) })
}
