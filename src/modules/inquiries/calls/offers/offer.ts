import { isOpen } from '#kernel/calendar/opening-hours.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { typedMoment } from '#lib/time/typed-moment.ts'
import { nextBusinessDays } from '../../promises/promise.ts'

export const FEWEST_SLOTS = 2
export const MOST_SLOTS = 4
const FURTHEST_DAYS = 30

/** What staff choose from: times at which people mostly can talk, on this business day and the next ones. */
const TIMES = ['10:00', '11:30', '14:00', '16:00'].map((time) => Temporal.PlainTime.from(time))
const DAYS = 3
const NOTICE_MINUTES = 60

export function proposedSlots(calendar: OfficeCalendar, now: Temporal.Instant): Temporal.Instant[] {
  const days = nextBusinessDays(calendar, dateInTokyo(now).subtract({ days: 1 }), DAYS)
  const earliest = now.add({ minutes: NOTICE_MINUTES })
  return days
    .flatMap((day) => TIMES.map((plainTime) => day.toZonedDateTime({ timeZone: TOKYO, plainTime }).toInstant()))
    .filter((at) => Temporal.Instant.compare(at, earliest) >= 0 && isOpen(calendar, at))
}

const refuse = (message: string) => new Refusal(422, message, 'slot')

/** 折り返しの日時の候補, as they were chosen or typed: while the counter is open, two to four of them, in order. @throws Refusal 422 */
export function readSlots(
  calendar: OfficeCalendar,
  now: Temporal.Instant,
  typed: readonly string[],
): Temporal.Instant[] {
  const said = [...new Set(typed.map((one) => one.trim()).filter((one) => one !== ''))].toSorted()
  if (said.length < FEWEST_SLOTS || said.length > MOST_SLOTS)
    throw refuse(`日時は ${FEWEST_SLOTS} つから ${MOST_SLOTS} つまで選んでください(いまは ${said.length} つ)。`)
  return said.map((one) => {
    const at = typedMoment(one)
    if (!at) throw refuse('日時は、カレンダーから選ぶか、2026-11-30T14:30 のように入力してください。')
    if (Temporal.Instant.compare(at, now) <= 0)
      throw refuse(`${dateTimeInWords(at)} は過ぎています。これからの日時を選んでください。`)
    if (Temporal.Instant.compare(at, now.add({ hours: 24 * FURTHEST_DAYS })) > 0)
      throw refuse(`${FURTHEST_DAYS}日以内の日時を選んでください。`)
    if (!isOpen(calendar, at))
      throw refuse(`${dateTimeInWords(at)} は受付時間の外です。開庁している日時を選んでください。`)
    return at
  })
}

/** 折り返しの日時の候補: what was offered for one call, and what was chosen. */
export interface Offer {
  id: number
  callId: number
  slots: Temporal.Instant[]
  madeAt: Temporal.Instant
  madeBy: number
  chosenAt: Temporal.Instant | null
  chosenSlot: Temporal.Instant | null
  wantsWriting: boolean
  endedAt: Temporal.Instant | null
}

/** The place of a slot, or to be answered in writing instead. */
export type Choice = number | 'written'

/** Slots that can still be chosen. */
export const openSlots = ({ slots }: Pick<Offer, 'slots'>, now: Temporal.Instant): Temporal.Instant[] =>
  slots.filter((at) => Temporal.Instant.compare(at, now) > 0)
