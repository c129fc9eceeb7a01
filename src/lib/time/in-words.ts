import { dateInTokyo, TOKYO } from './clock.ts'
import { warekiYear } from './wareki.ts'

const NEARBY: Record<number, string> = { [-1]: '昨日', 0: '今日', 1: '明日' }
const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日']

type Day = Pick<Temporal.PlainDate, 'month' | 'day' | 'dayOfWeek'>

export const weekdayInWords = (date: Pick<Day, 'dayOfWeek'>): string => WEEKDAYS[date.dayOfWeek - 1]!

/** 11月24日(火) */
export const dateInWords = (date: Day): string => `${date.month}月${date.day}日(${weekdayInWords(date)})`

/** 9:05 */
export const timeInWords = (time: Pick<Temporal.PlainTime, 'hour' | 'minute'>): string =>
  `${time.hour}:${String(time.minute).padStart(2, '0')}`

/** 11月24日(火) 9:05, in Japan. */
export function dateTimeInWords(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(TOKYO)
  return `${dateInWords(local)} ${timeInWords(local)}`
}

/**
 * For lists: たった今 (below one minute), 3分前 (below one hour, the past only), 今日 9:05, 昨日 17:20, 明日 8:30,
 * 11月20日(金) 9:05, and with the year where it is not this one: 令和7年11月20日(木) 9:05.
 */
export function momentInWords(instant: Temporal.Instant, now: Temporal.Instant): string {
  const { local, nearby, year } = placeInTime(instant, now)
  const secondsAgo = (now.epochMilliseconds - instant.epochMilliseconds) / 1000
  if (secondsAgo >= 0 && secondsAgo < 60) return 'たった今'
  if (secondsAgo >= 0 && secondsAgo < 3600) return `${Math.floor(secondsAgo / 60)}分前`
  return `${nearby ?? `${year}${dateInWords(local)}`} ${timeInWords(local)}`
}

/** The same for narrow lists: a day that is not near goes without its hour, 11月20日(金). */
export function briefMomentInWords(instant: Temporal.Instant, now: Temporal.Instant): string {
  const { local, nearby, year } = placeInTime(instant, now)
  return nearby ? momentInWords(instant, now) : `${year}${dateInWords(local)}`
}

/** A moment in Japan, what its day is called where that is near, and its year where that is not this one. */
function placeInTime(instant: Temporal.Instant, now: Temporal.Instant) {
  const local = instant.toZonedDateTimeISO(TOKYO)
  const [day, today] = [local.toPlainDate(), dateInTokyo(now)]
  const nearby = NEARBY[today.until(day).days]
  return { local, nearby, year: day.year === today.year ? '' : warekiYear(day) }
}

/** 2時間30分, 45分, 3時間, 0分, −30分. Whole minutes; fractions are dropped. Hours are not gathered into days. */
export function durationInWords(minutes: number): string {
  const whole = Math.floor(Math.abs(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  const words = `${hours ? `${hours}時間` : ''}${rest || !hours ? `${rest}分` : ''}`
  return minutes < 0 && whole > 0 ? `−${words}` : words
}
