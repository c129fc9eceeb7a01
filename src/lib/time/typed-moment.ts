import { TOKYO } from './clock.ts'

/** 2026-11-24T08:30 as a form sends it, in Japan. Undefined where it is no moment. */
export function typedMoment(typed: string): Temporal.Instant | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)
      ? Temporal.PlainDateTime.from(typed).toZonedDateTime(TOKYO).toInstant()
      : undefined
  } catch {
    return undefined
  }
}

/** 2026-11-24 as a form sends it. Undefined where it is no day. */
export function typedDate(typed: string | undefined): Temporal.PlainDate | undefined {
  try {
    return typed && /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Temporal.PlainDate.from(typed) : undefined
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
