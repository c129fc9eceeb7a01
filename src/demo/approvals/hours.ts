import { TOKYO } from '#lib/time/clock.ts'

const OPENS = Temporal.PlainTime.from('08:40')
const CLOSES = Temporal.PlainTime.from('17:00')

/** The moment, or the next morning on which the town hall is open. */
export function inWorkingHours(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const time = at.toPlainTime()
  let day = at.toPlainDate()
  let begins = Temporal.PlainTime.compare(time, OPENS) < 0 ? OPENS : time
  if (Temporal.PlainTime.compare(time, CLOSES) > 0) {
    day = day.add({ days: 1 })
    begins = OPENS
  }
  while (day.dayOfWeek > 5) {
    day = day.add({ days: 1 })
    begins = OPENS
  }
  return day.toZonedDateTime({ timeZone: TOKYO, plainTime: begins })
}

/** The working morning of so many days ago, or the last one before it. */
export function workingDayBefore(now: Temporal.Instant, daysAgo: number): Temporal.ZonedDateTime {
  let day = now.toZonedDateTimeISO(TOKYO).toPlainDate().subtract({ days: daysAgo })
  while (day.dayOfWeek > 5) day = day.subtract({ days: 1 })
  return day.toZonedDateTime({ timeZone: TOKYO, plainTime: OPENS })
}
