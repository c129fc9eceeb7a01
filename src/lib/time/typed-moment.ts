import { TOKYO } from './clock.ts'

/** Days that somebody can mean: older ones are a slip, and the database has no year 0. */
const isMeant = ({ year }: { year: number }): boolean => year >= 1800 && year < 2200

/** 2026-11-24T08:30 as a form sends it, in Japan. Undefined where it is no moment. */
export function typedMoment(typed: string): Temporal.Instant | undefined {
  try {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return undefined
    const moment = Temporal.PlainDateTime.from(typed)
    return isMeant(moment) ? moment.toZonedDateTime(TOKYO).toInstant() : undefined
  } catch {
    return undefined
  }
}

/** 2026-11-24 as a form sends it. Undefined where it is no day. */
export function typedDate(typed: string | undefined): Temporal.PlainDate | undefined {
  try {
    if (!typed || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined
    const day = Temporal.PlainDate.from(typed)
    return isMeant(day) ? day : undefined
  } catch {
    return undefined
  }
}

/** 08:30 as a form sends it. Undefined where it is no time of the day. */
export function typedTime(typed: string): Temporal.PlainTime | undefined {
  try {
    return /^\d{2}:\d{2}$/.test(typed) ? Temporal.PlainTime.from(typed) : undefined
  } catch {
    return undefined
  }
}

/** The other way round: as a field of a form takes it. */
export const momentForField = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(TOKYO).toPlainDateTime().toString({ smallestUnit: 'minute' })
