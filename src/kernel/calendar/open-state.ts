import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateTimeInWords, timeInWords } from '#lib/time/in-words.ts'
import { CalendarLimit } from './calendar-limit.ts'
import { hoursOn } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'
import { closesAt, nextOpening } from './opening-hours.ts'

/** `next` is undefined where the calendar knows no opening within a year. */
export type OpenState =
  | { state: 'open'; until: Temporal.Instant }
  | { state: 'before-opening'; next: Temporal.Instant }
  | { state: 'after-closing'; next: Temporal.Instant | undefined }
  | { state: 'closed-today'; reason: string; next: Temporal.Instant | undefined }

function nextOpeningIfKnown(calendar: OfficeCalendar, now: Temporal.Instant) {
  try {
    return nextOpening(calendar, now)
  } catch (error) {
    if (error instanceof CalendarLimit) return undefined
    throw error
  }
}

export function openState(calendar: OfficeCalendar, now: Temporal.Instant): OpenState {
  const until = closesAt(calendar, now)
  if (until) return { state: 'open', until }
  const next = nextOpeningIfKnown(calendar, now)
  const today = dateInTokyo(now)
  const hours = hoursOn(calendar, today)
  if ('closedFor' in hours) return { state: 'closed-today', reason: hours.closedFor, next }
  return next && dateInTokyo(next).equals(today) ? { state: 'before-opening', next } : { state: 'after-closing', next }
}

const timeOf = (instant: Temporal.Instant) => timeInWords(instant.toZonedDateTimeISO(TOKYO).toPlainTime())

/** For residents: ただいま受付中(17:15まで), 本日の受付は終了しました。次は11月25日(水) 8:30から */
export function openStateInWords(calendar: OfficeCalendar, now: Temporal.Instant): string {
  const state = openState(calendar, now)
  if (state.state === 'open') return `ただいま受付中(${timeOf(state.until)}まで)`
  if (state.state === 'before-opening') return `本日は${timeOf(state.next)}から受付します`
  const today = state.state === 'after-closing' ? '本日の受付は終了しました。' : `本日は休みです(${state.reason})。`
  return state.next ? `${today}次は${dateTimeInWords(state.next)}から` : today
}
