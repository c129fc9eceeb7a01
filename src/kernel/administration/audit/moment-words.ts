import { TOKYO } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'

export const dayInWords = (day: Temporal.PlainDate): string => `${day.year}年${dateInWords(day)}`

/** 2026年11月24日(火) 10:00:05, in Japan: to the second, since it is evidence. */
export function momentInWords(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(TOKYO)
  return `${dayInWords(local.toPlainDate())} ${local.toPlainTime().toString({ smallestUnit: 'second' })}`
}

/** An instant or a day as programs write it; what only looks like one stands as it is. */
export function timeInWords(written: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return dayInWords(Temporal.PlainDate.from(written))
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(written)) return momentInWords(Temporal.Instant.from(written))
  } catch {
    return written
  }
  return written
}
