import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import { addBusinessMinutes, businessMinutesBetween } from '#kernel/calendar/business-minutes.ts'
import { CalendarLimit } from '#kernel/calendar/calendar-limit.ts'
import { hoursOn, isBusinessDay, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { closesAt, isOpen, nextOpening } from '#kernel/calendar/opening-hours.ts'
import { TOKYO } from '#lib/time/clock.ts'

/** What a section promises to whoever waits for it. */
export interface Terms {
  amount: number
  /** 営業日, or hours of opening. */
  unit: 'day' | 'hour'
  /** Hours of opening before it breaks at which the section is warned; 0: it is not. */
  warnHours: number
  /** Whether who writes outside office hours is told the day at once. */
  answers: boolean
}

/** What is promised where nobody decided otherwise: the next business day. */
export const STANDARD: Terms = { amount: 1, unit: 'day', warnHours: 2, answers: true }

/** A day that the calendar cannot tell is promised to nobody. */
function ifKnown<T>(reckon: () => T): T | undefined {
  try {
    return reckon()
  } catch (error) {
    if (error instanceof CalendarLimit) return undefined
    throw error
  }
}

/** When the counter closes on a business day. */
function closingOn(calendar: OfficeCalendar, day: Temporal.PlainDate): Temporal.Instant | undefined {
  const hours = hoursOn(calendar, day)
  return 'closedFor' in hours
    ? undefined
    : day.toZonedDateTime({ timeZone: TOKYO, plainTime: hours.closes }).toInstant()
}

/**
 * The day from which days are counted, itself not counted (民法140条). What is written before the counter opens is as if written after
 * it closed the day before: whoever writes at night waits no longer than whoever writes on that morning.
 */
function dayOfArrival(calendar: OfficeCalendar, from: Temporal.Instant): Temporal.PlainDate {
  const local = from.toZonedDateTimeISO(TOKYO)
  const today = local.toPlainDate()
  const hours = hoursOn(calendar, today)
  const isBefore = !('closedFor' in hours) && Temporal.PlainTime.compare(local.toPlainTime(), hours.opens) < 0
  return isBefore ? today.subtract({ days: 1 }) : today
}

/** By when whoever began to wait at a moment is answered. Undefined where the town never opens, or nobody knows its holidays yet. */
export function promisedUntil(
  calendar: OfficeCalendar,
  { amount, unit }: Pick<Terms, 'amount' | 'unit'>,
  from: Temporal.Instant,
): Temporal.Instant | undefined {
  return ifKnown(() =>
    unit === 'hour'
      ? addBusinessMinutes(calendar, from, amount * 60)
      : closingOn(calendar, addBusinessDays(calendar, dayOfArrival(calendar, from), amount)),
  )
}

/** When the section is warned of a promise: so many hours of opening before it breaks, while the counter is open. */
export function warnAt(
  calendar: OfficeCalendar,
  warnHours: number,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Temporal.Instant | undefined {
  if (warnHours === 0) return undefined
  return ifKnown(() => {
    const left = businessMinutesBetween(calendar, from, until) - warnHours * 60
    const moment = left > 0 ? addBusinessMinutes(calendar, from, left) : from
    const awake = isOpen(calendar, moment) ? moment : nextOpening(calendar, moment)
    return Temporal.Instant.compare(awake, until) < 0 ? awake : undefined
  })
}

/** A moment outside office hours: now, or when the counter closes today. */
export const afterHours = (calendar: OfficeCalendar, now: Temporal.Instant): Temporal.Instant =>
  closesAt(calendar, now) ?? now

/** 中間連絡: the end of the day to which staff move a promise. Undefined on a day on which nobody works. */
export const endOfBusinessDay = (calendar: OfficeCalendar, day: Temporal.PlainDate): Temporal.Instant | undefined =>
  ifKnown(() => (isBusinessDay(calendar, day) ? closingOn(calendar, day) : undefined))

/** The business days after a moment, to choose from. */
export const nextBusinessDays = (calendar: OfficeCalendar, after: Temporal.PlainDate, count: number) =>
  ifKnown(() => Array.from({ length: count }, (_, index) => addBusinessDays(calendar, after, index + 1))) ?? []
