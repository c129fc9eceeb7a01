import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import { CalendarLimit } from '#kernel/calendar/calendar-limit.ts'
import { isBusinessDay, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { Definition } from '../definition/definition.ts'

/** Working days after the first day, up to and with the last: as 標準処理期間 counts. */
export function workingDays(calendar: OfficeCalendar, from: Temporal.PlainDate, through: Temporal.PlainDate): number {
  let days = 0
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, through) <= 0; day = day.add({ days: 1 }))
    if (isBusinessDay(calendar, day)) days++
  return days
}

/** A time from one day through another: of a pause, the day on which the town asked for something, and the one on which that came. */
export interface Span {
  readonly from: Temporal.PlainDate
  readonly through: Temporal.PlainDate
}

/** Of working days those that do not count (行政手続法6条): as the day of arrival does not, so the day on which it came back does not. */
const pausedDays = (calendar: OfficeCalendar, pauses: readonly Span[]): number =>
  pauses.reduce((days, { from, through }) => days + workingDays(calendar, from, through), 0)

/**
 * The last day of 標準処理期間, from the day after it arrived, with every paused day behind it. None where the town promises none, or the
 * holidays of that year are not known yet.
 */
export function expectedBy(
  calendar: OfficeCalendar,
  arrivedOn: Temporal.PlainDate,
  { standardDays }: Pick<Definition, 'standardDays'>,
  pauses: readonly Span[] = [],
): Temporal.PlainDate | null {
  if (standardDays === null) return null
  try {
    return addBusinessDays(calendar, arrivedOn, standardDays + pausedDays(calendar, pauses))
  } catch (error) {
    if (error instanceof CalendarLimit) return null
    throw error
  }
}

/** Working days that the town had it, that it stood still, and that are left of the period; less than none: over it. */
export interface Spent {
  examined: number
  paused: number
  left: number | null
}

/** Working days that the town had it. */
export const examinedDays = (calendar: OfficeCalendar, { from, through }: Span, pauses: readonly Span[]): number =>
  workingDays(calendar, from, through) - pausedDays(calendar, pauses)

/** From the day on which it arrived through today. */
export function spentOn(
  calendar: OfficeCalendar,
  time: Span,
  pauses: readonly Span[],
  { standardDays }: Pick<Definition, 'standardDays'>,
): Spent {
  const examined = examinedDays(calendar, time, pauses)
  return {
    examined,
    paused: pausedDays(calendar, pauses),
    left: standardDays === null ? null : standardDays - examined,
  }
}

/** 審査 3日 · 補正のお願い 2日 · 残り 4日 */
export function spentInWords({ examined, paused, left }: Spent): string {
  const rest = left === null ? [] : [left < 0 ? `期間を ${-left}日 超えています` : `残り ${left}日`]
  return [`審査 ${examined}日`, ...(paused > 0 ? [`補正のお願い ${paused}日`] : []), ...rest].join(' · ')
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
