import type { Language } from '../language.ts'
import { WORDS } from '../site/words.ts'
import type { Item } from './itinerary.ts'

/** When a line of an itinerary is: its days, in the words that say one, or the moment at which it begins. */
export function whenOf(
  { kind, from, through, startsAt }: Pick<Item, 'kind' | 'from' | 'through' | 'startsAt'>,
  language: Language,
  day: (day: Temporal.PlainDate) => string = WORDS[language].day,
): string {
  const { moment, nights } = WORDS[language]
  if (startsAt) return moment(startsAt)
  if (!from || !through) return ''
  const days = daysInWords(from, through, language, day)
  return kind === 'lodging' ? `${days} (${nights(from.until(through).days)})` : days
}

/** 2026年12月14日(月) – 12月17日(木): the year once, where it is one. */
export function daysInWords(
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
  language: Language,
  day = WORDS[language].day,
): string {
  if (from.equals(through)) return day(from)
  return `${day(from)} – ${from.year === through.year ? WORDS[language].dayOfYear(through) : day(through)}`
}
