import { type Language, tagOf } from '#lib/text/language.ts'
import { TOKYO } from './clock.ts'
import { dateInEnglish, dateOfYearInEnglish } from './in-english.ts'
import { dateInWords, timeInWords } from './in-words.ts'
import { formatWareki } from './wareki.ts'

const DAY = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
const inTag = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tagOf(language), { ...DAY, ...options })

/** 11月24日(火), Tue 24 Nov, 11月24日周二, 11월 24일 (화), Thứ 3, 24 thg 11, ter., 24 de nov. */
export function dateIn(language: Language, date: Temporal.PlainDate): string {
  if (language === 'ja') return dateInWords(date)
  if (language === 'en') return dateInEnglish(date)
  return inTag(language, language === 'easy' ? { month: 'long', weekday: 'long' } : {}).format(
    new Date(`${date}T00:00Z`),
  )
}

/** The same with the year; 和暦 in Japanese, and without the weekday there. */
export function dateOfYearIn(language: Language, date: Temporal.PlainDate): string {
  if (language === 'ja') return formatWareki(date)
  if (language === 'en') return dateOfYearInEnglish(date)
  return inTag(language, { year: 'numeric', ...(language === 'easy' && { month: 'long' }) }).format(
    new Date(`${date}T00:00Z`),
  )
}

/** 9:05, in Japan: with the hours of a day in every language, as the town's own signs have them. */
export const timeIn = (instant: Temporal.Instant): string =>
  timeInWords(instant.toZonedDateTimeISO(TOKYO).toPlainTime())

/** 11月24日(火) 9:05, in Japan. */
export const dateTimeIn = (language: Language, instant: Temporal.Instant): string =>
  `${dateIn(language, instant.toZonedDateTimeISO(TOKYO).toPlainDate())} ${timeIn(instant)}`
