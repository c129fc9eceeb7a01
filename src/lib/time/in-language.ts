import { type Language, tagOf } from '#lib/text/language.ts'
import { TOKYO } from './clock.ts'
import { dateInEnglish, dateOfYearInEnglish } from './in-english.ts'
import { dateInWords, timeInWords } from './in-words.ts'
import { formatWareki } from './wareki.ts'

const day = (month: 'short' | 'long' | 'numeric', weekday: 'short' | 'long' = 'short') =>
  ({ weekday, day: 'numeric', month, timeZone: 'UTC' }) as const

/** A month in words makes these too long for a button of LINE, which has room for 20 letters. */
const DAYS: Partial<Record<Language, Intl.DateTimeFormatOptions>> = {
  easy: day('long', 'long'),
  vi: day('numeric'),
  pt: day('numeric'),
}

const format = (language: Language, date: Temporal.PlainDate, year?: 'numeric') =>
  new Intl.DateTimeFormat(tagOf(language), { ...(DAYS[language] ?? day('short')), year }).format(
    new Date(`${date}T00:00Z`),
  )

/** 11月24日(火), 11月24日火曜日, Tue 24 Nov, 11月24日周二, 11월 24일 (화), Thứ 3, 24/11, ter., 24/11 */
export function dateIn(language: Language, date: Temporal.PlainDate): string {
  if (language === 'ja') return dateInWords(date)
  if (language === 'en') return dateInEnglish(date)
  return format(language, date)
}

/** The same with the year; in Japanese 和暦, without the weekday. */
export function dateOfYearIn(language: Language, date: Temporal.PlainDate): string {
  if (language === 'ja') return formatWareki(date)
  if (language === 'en') return dateOfYearInEnglish(date)
  return format(language, date, 'numeric')
}

/** 9:05, in Japan: with the hours of a day in every language, as the town's own signs have them. */
export const timeIn = (instant: Temporal.Instant): string =>
  timeInWords(instant.toZonedDateTimeISO(TOKYO).toPlainTime())

/** 11月24日(火) 9:05, in Japan. */
export const dateTimeIn = (language: Language, instant: Temporal.Instant): string =>
  `${dateIn(language, instant.toZonedDateTimeISO(TOKYO).toPlainDate())} ${timeIn(instant)}`
