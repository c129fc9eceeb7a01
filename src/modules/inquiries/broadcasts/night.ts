import { TOKYO } from '#lib/time/clock.ts'

/** Phones are quiet from 21:00 to 8:00. */
const [FROM, UNTIL] = [21, 8]

export function isNight(at: Temporal.Instant): boolean {
  const { hour } = at.toZonedDateTimeISO(TOKYO)
  return hour >= FROM || hour < UNTIL
}

/** When something may go that would go then: then, or in the morning. 緊急 goes at night too. */
export function mayGoFrom(at: Temporal.Instant, urgent: boolean): Temporal.Instant {
  if (urgent || !isNight(at)) return at
  const local = at.toZonedDateTimeISO(TOKYO)
  const day = local.toPlainDate().add({ days: local.hour >= FROM ? 1 : 0 })
  return day.toZonedDateTime({ timeZone: TOKYO, plainTime: Temporal.PlainTime.from({ hour: UNTIL }) }).toInstant()
}
