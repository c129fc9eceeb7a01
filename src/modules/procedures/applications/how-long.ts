import { isBusinessDay, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'

/** Working days after the first day, up to and with the last: as 標準処理期間 counts. */
export function workingDays(calendar: OfficeCalendar, from: Temporal.PlainDate, through: Temporal.PlainDate): number {
  let days = 0
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, through) <= 0; day = day.add({ days: 1 }))
    if (isBusinessDay(calendar, day)) days++
  return days
}

/** Fewer say nothing, and might say how long one's neighbour waited. */
const FEWEST = 5

/** The middle of what was taken, the longer of two; undefined where there are too few. */
export function medianOf(days: readonly number[]): number | undefined {
  if (days.length < FEWEST) return undefined
  return days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)]
}

export const daysInWords = (days: number): string => (days === 0 ? 'その日のうち' : `${days}営業日以内`)

/** How a deadline stands today. */
export function dueInWords(
  expectedBy: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): { text: string; tone: 'neutral' | 'warning' | 'error' } {
  if (!expectedBy) return { text: '期限なし', tone: 'neutral' }
  const { days } = today.until(expectedBy)
  if (days < 0) return { text: `${-days}日過ぎています`, tone: 'error' }
  if (days === 0) return { text: 'きょうまで', tone: 'warning' }
  return { text: days === 1 ? 'あしたまで' : `あと${days}日`, tone: days <= 2 ? 'warning' : 'neutral' }
}
