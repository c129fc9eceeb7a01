import type { OfficeCalendar } from './office-calendar.ts'
import { refuseTooFar, spanOn } from './opening-days.ts'
import { instantOf, localMinute } from './opening-hours.ts'

const MINUTES_A_DAY = 24 * 60

/** Open minutes of a day from one minute until before another. */
function openMinutes(calendar: OfficeCalendar, day: number, from: number, until: number): number {
  const span = spanOn(calendar, day)
  return span ? Math.max(0, Math.min(until, span.closes) - Math.max(from, span.opens)) : 0
}

/**
 * Minutes of opening hours between two moments, seconds dropped at both ends; negative where `b` is before `a`.
 * CalendarLimit beyond ten years or the known holidays.
 */
export function businessMinutesBetween(calendar: OfficeCalendar, a: Temporal.Instant, b: Temporal.Instant): number {
  if (Temporal.Instant.compare(a, b) > 0) return -businessMinutesBetween(calendar, b, a) + 0
  const [from, until] = [localMinute(a), localMinute(b)]
  refuseTooFar(until.day - from.day)
  let minutes = 0
  for (let day = from.day; day <= until.day; day++)
    minutes += openMinutes(
      calendar,
      day,
      day === from.day ? from.minute : 0,
      day === until.day ? until.minute : MINUTES_A_DAY,
    )
  return minutes
}

/**
 * The first moment by which so many minutes of opening hours have passed: a deadline. Time that ends with the day's hours ends at
 * closing, not at the next opening. 0 gives the moment itself, seconds dropped.
 * RangeError unless `minutes` is a whole number from 0; CalendarLimit beyond ten years or the known holidays.
 */
export function addBusinessMinutes(
  calendar: OfficeCalendar,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`cannot add ${minutes} business minutes`)
  const start = localMinute(from)
  if (minutes === 0) return instantOf(start)
  let left = minutes
  for (let day = start.day; ; day++) {
    refuseTooFar(day - start.day)
    const since = day === start.day ? start.minute : 0
    const open = openMinutes(calendar, day, since, MINUTES_A_DAY)
    if (left <= open) return instantOf({ day, minute: Math.max(since, spanOn(calendar, day)!.opens) + left })
    left -= open
  }
}
