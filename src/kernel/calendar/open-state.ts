import type { Language } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeIn, timeIn } from '#lib/time/in-language.ts'
import { CalendarLimit } from './calendar-limit.ts'
import { hoursOn } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'
import { OPEN_STATE } from './open-state-words.ts'
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

/** For residents: ただいま受付中(17:15まで), 本日の受付は終了しました。次は11月25日(水) 8:30から */
export function openStateInWords(calendar: OfficeCalendar, now: Temporal.Instant, language: Language = 'ja'): string {
  const [state, words] = [openState(calendar, now), OPEN_STATE[language]]
  if (state.state === 'open') return words.open(timeIn(state.until))
  if (state.state === 'before-opening') return words.opensAt(timeIn(state.next))
  const today = state.state === 'after-closing' ? words.closed : words.closedToday(state.reason)
  return state.next ? `${today}${words.next(dateTimeIn(language, state.next))}` : today.trim()
}
