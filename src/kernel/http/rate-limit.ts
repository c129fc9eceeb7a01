import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { countAttempt } from './rate-counters.queries.ts'
import { TOO_OFTEN } from './rate-limit-words.ts'

export interface Limit {
  /** So many attempts are let through … */
  max: number
  /** … within this time, which begins with the first. */
  per: Temporal.DurationLike
}

/**
 * Counts an attempt and refuses (429) the one too many, saying when to try again.
 * Call it before the work and outside its transaction: what is rolled back was not counted.
 */
export async function limit(
  db: Db,
  now: Temporal.Instant,
  key: string,
  { max, per }: Limit,
  lang: Language = 'ja',
): Promise<void> {
  const { count, windowStart } = await countAttempt(db, now, key, per)
  if (count <= max) return
  const again = windowStart.add(per).toZonedDateTimeISO(TOKYO)
  const minute = again.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).toPlainTime()
  throw new Refusal(429, TOO_OFTEN[lang](timeInWords(minute)))
}

/** What one household or office has of the network: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const v4 = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (v4 || !address.includes(':')) return v4 ?? address
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const groups = head === '' ? [] : head.split(':')
  const behind = tail ? tail.split(':') : []
  while (tail !== undefined && groups.length + behind.length < 8) groups.push('0')
  return `${[...groups, ...behind]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
