import type { Language } from '../language.ts'
import { WORDS } from '../site/words.ts'
import type { Item } from './itinerary.ts'

/** When a line of an itinerary is: its days, or the moment at which it begins. */
export function whenOf(
  { kind, from, through, startsAt }: Pick<Item, 'kind' | 'from' | 'through' | 'startsAt'>,
  language: Language,
): string {
  const { moment, nights } = WORDS[language]
  if (startsAt) return moment(startsAt)
  if (!from || !through) return ''
  const days = daysInWords(from, through, language)
  return kind === 'lodging' ? `${days} (${nights(from.until(through).days)})` : days
}

/** 2026年12月14日(月) – 12月17日(木): the year once, where it is one. */
export function daysInWords(from: Temporal.PlainDate, through: Temporal.PlainDate, language: Language): string {
  const { day, dayOfYear } = WORDS[language]
  if (from.equals(through)) return day(from)
  return `${day(from)} – ${from.year === through.year ? dayOfYear(through) : day(through)}`
}
