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

/** The other way round: as a field of a form takes it. */
export const momentForField = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(TOKYO).toPlainDateTime().toString({ smallestUnit: 'minute' })
