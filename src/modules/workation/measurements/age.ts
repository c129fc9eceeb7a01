import { dateInTokyo } from '#lib/time/clock.ts'
import type { Language } from '../language.ts'

/** How old a measurement is, as far as it matters: 今日, 12日前, 3か月前, 1年以上前. */
export function ageInWords(at: Temporal.Instant, now: Temporal.Instant, language: Language): string {
  const { days } = dateInTokyo(at).until(dateInTokyo(now), { largestUnit: 'days' })
  const months = Math.floor(days / 30)
  if (days < 1) return language === 'en' ? 'today' : '今日'
  if (days < 60) return language === 'en' ? `${days} day${days > 1 ? 's' : ''} ago` : `${days}日前`
  if (months < 12) return language === 'en' ? `${months} months ago` : `${months}か月前`
  return language === 'en' ? 'more than a year ago' : '1年以上前'
}
