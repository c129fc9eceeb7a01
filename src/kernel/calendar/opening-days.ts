import { CalendarLimit } from './calendar-limit.ts'
import { hoursOn } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'

/** Minutes since midnight in Japan: open from `opens` until just before `closes`. */
export type Span = { opens: number; closes: number }

export const LONGEST_SEARCH_IN_DAYS = 3660

const known = new WeakMap<OfficeCalendar, Map<number, Span | undefined>>()
const EPOCH = Temporal.PlainDate.from('1970-01-01')

export const epochDayOf = (date: Temporal.PlainDate): number => EPOCH.until(date).days
export const dateOf = (epochDay: number): Temporal.PlainDate => EPOCH.add({ days: epochDay })

const minuteOf = (time: Temporal.PlainTime) => time.hour * 60 + time.minute

/** The opening hours of one day, remembered, because counting over months asks for the same days again and again. */
export function spanOn(calendar: OfficeCalendar, epochDay: number): Span | undefined {
  const days = known.get(calendar) ?? new Map<number, Span | undefined>()
  known.set(calendar, days)
  if (days.has(epochDay)) return days.get(epochDay)
  const hours = hoursOn(calendar, dateOf(epochDay))
  const span = 'closedFor' in hours ? undefined : { opens: minuteOf(hours.opens), closes: minuteOf(hours.closes) }
  days.set(epochDay, span)
  return span
}

/** CalendarLimit where counting day by day would go on for more than ten years. */
export function refuseTooFar(days: number): void {
  if (days > LONGEST_SEARCH_IN_DAYS) throw new CalendarLimit('too-far', `${days} days are too many to count`)
}
