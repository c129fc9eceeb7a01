import { TOKYO } from '#lib/time/clock.ts'
import { CalendarLimit } from './calendar-limit.ts'
import type { OfficeCalendar } from './office-calendar.ts'
import { dateOf, epochDayOf, spanOn } from './opening-days.ts'

/** A minute in Japan, seconds dropped: the day since 1970 and the minute of that day. */
export type LocalMinute = { day: number; minute: number }

export function localMinute(instant: Temporal.Instant): LocalMinute {
  const local = instant.toZonedDateTimeISO(TOKYO)
  return { day: epochDayOf(local.toPlainDate()), minute: local.hour * 60 + local.minute }
}

export const instantOf = ({ day, minute }: LocalMinute): Temporal.Instant =>
  dateOf(day)
    .toPlainDateTime(Temporal.PlainTime.from({ hour: 0 }))
    .add({ minutes: minute })
    .toZonedDateTime(TOKYO)
    .toInstant()

const A_YEAR = 366

/** Whether the counter is open: from the opening minute until just before the closing one. */
export const isOpen = (calendar: OfficeCalendar, instant: Temporal.Instant): boolean =>
  closesAt(calendar, instant) !== undefined

/** When the counter, open now, closes; undefined while it is closed. */
export function closesAt(calendar: OfficeCalendar, instant: Temporal.Instant): Temporal.Instant | undefined {
  const { day, minute } = localMinute(instant)
  const span = spanOn(calendar, day)
  return span && span.opens <= minute && minute < span.closes ? instantOf({ day, minute: span.closes }) : undefined
}

/** The next time the counter opens, after `instant`. CalendarLimit where that is more than a year away. */
export function nextOpening(calendar: OfficeCalendar, instant: Temporal.Instant): Temporal.Instant {
  const now = localMinute(instant)
  for (let day = now.day; day <= now.day + A_YEAR; day++) {
    const span = spanOn(calendar, day)
    if (span && span.opens < span.closes && (day > now.day || span.opens > now.minute))
      return instantOf({ day, minute: span.opens })
  }
  throw new CalendarLimit('never-open', `the counter does not open within a year of ${dateOf(now.day)}`)
}
