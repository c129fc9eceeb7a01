import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'

/** 8:27, in Japan. */
export const clockInWords = (at: Temporal.Instant): string => timeInWords(at.toZonedDateTimeISO(TOKYO).toPlainTime())

export const startOfDay = (on: Temporal.PlainDate): Temporal.Instant => on.toZonedDateTime(TOKYO).toInstant()

/** The minute in which something happened: attendance counts whole minutes. */
export const minuteOf = (at: Temporal.Instant): Temporal.PlainDateTime =>
  at.toZonedDateTimeISO(TOKYO).toPlainDateTime().round({ smallestUnit: 'minute', roundingMode: 'floor' })
