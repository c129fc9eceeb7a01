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
  if (kind === 'lodging') return `${day(from)} – ${day(through)} (${nights(from.until(through).days)})`
  return from.equals(through) ? day(from) : `${day(from)} – ${day(through)}`
}
