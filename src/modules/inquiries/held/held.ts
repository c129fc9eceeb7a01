import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import { CalendarLimit } from '#kernel/calendar/calendar-limit.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { nextOpening } from '#kernel/calendar/opening-hours.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'

/** 送信取り消し: seconds for which a reply may be taken back, where the town has not said otherwise; and the most it may say. */
export const UNDO_SECONDS = 10
export const MOST_UNDO_SECONDS = 30

/** Further ahead nobody knows what will be true. */
export const MOST_DAYS_AHEAD = 60

/** 送信前の返信: what staff said and nobody outside has seen yet. */
export interface HeldReply {
  id: number
  staffId: number
  staffName: string
  body: string
  /** 返事のボタン. */
  choices: string[]
  files: string[]
  /** For a time that somebody chose; otherwise it only waits to be taken back. */
  scheduled: boolean
  sendAfter: Temporal.Instant
  version: number
  /** 引用: the message that it answers. */
  quotesId: number | null
  /** Who decided that it goes, where that is asked for. */
  decidedBy: number | null
}

/** What goes at once is its author's, and whose decision it was; what is for later, anybody's who answers here: its author may be away. */
export const canTakeBack = (staff: { id: number }, { scheduled, staffId, decidedBy }: HeldReply): boolean =>
  scheduled || staffId === staff.id || decidedBy === staff.id

/** @throws Refusal 422 on the field that it was typed in */
export function refuseBadTime(at: Temporal.Instant, now: Temporal.Instant, field = 'sendAt'): void {
  if (Temporal.Instant.compare(at, now) <= 0)
    throw new Refusal(422, '送る日時は、これから先の日時にしてください。', field)
  if (Temporal.Instant.compare(at, now.add({ hours: 24 * MOST_DAYS_AHEAD })) > 0)
    throw new Refusal(422, `送る日時は、${MOST_DAYS_AHEAD}日先までにしてください。`, field)
}

/** When the counter opens next, and when it opens on the business day after that. Nothing where the calendar does not say. */
export function proposedTimes(calendar: OfficeCalendar, now: Temporal.Instant): Temporal.Instant[] {
  try {
    const first = nextOpening(calendar, now)
    const day = addBusinessDays(calendar, dateInTokyo(first), 1)
    return [first, nextOpening(calendar, day.toZonedDateTime(TOKYO).toInstant())]
  } catch (error) {
    if (error instanceof CalendarLimit) return []
    throw error
  }
}
