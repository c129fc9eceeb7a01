import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateInWords, timeInWords } from '#lib/time/in-words.ts'

export const BOOKING_STATUSES = {
  pending: '決裁待ち',
  approved: '予約済み',
  refused: '却下',
  withdrawn: '取下げ',
  cancelled: '取消し',
  released: '来なかったので空けました',
} as const
export type BookingStatus = keyof typeof BOOKING_STATUSES

/** What a booking is to whoever asked: one that waits may have come back to them, to be mended. */
export const BOOKING_STATES = {
  ...BOOKING_STATUSES,
  returned: '差し戻されました',
  pulled_back: '引き戻しました',
} as const
export type BookingState = keyof typeof BOOKING_STATES

/** What shows that somebody came: the button on the page, a punch, a program, the network. */
export type Evidence = 'page' | 'punch' | 'api' | 'radius'

/** From a moment until just before another, on one day. */
export interface BookedTime {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** 予約: one seat for one person on one day. */
export interface Booking extends BookedTime {
  readonly id: number
  readonly requestId: number
  readonly staffId: number
  readonly seatId: number
  readonly label: string
  readonly floor: string
  readonly siteId: number
  readonly site: string
  readonly status: BookingStatus
  readonly cameAt: Temporal.Instant | null
  /** The proposal under which it was decided, or lies. */
  readonly proposalId: number | null
  /** How that came back, where it lies with whoever asked. */
  readonly back: 'returned' | 'pulled_back' | null
}

export const stateOf = ({ status, back }: Pick<Booking, 'status' | 'back'>): BookingState =>
  status === 'pending' && back ? back : status

/** 決裁の種類. */
export const BOOKING_MATTER = 'workplaces.booking'

/** What keeps a seat from others: waiting for its decision, it does so too. */
export const STANDING = ['pending', 'approved'] as const

export const dayOf = ({ from }: Pick<BookedTime, 'from'>): Temporal.PlainDate => dateInTokyo(from)

/** 8:25 */
export const clockInWords = (at: Temporal.Instant): string => timeInWords(at.toZonedDateTimeISO(TOKYO).toPlainTime())

/** 8:30–17:15 */
export const hoursInWords = ({ from, until }: BookedTime): string => `${clockInWords(from)}–${clockInWords(until)}`

/** 12月1日(火) 8:30–17:15 */
export const bookedInWords = (time: BookedTime): string => `${dateInWords(dayOf(time))} ${hoursInWords(time)}`

export const isOver = ({ until }: BookedTime, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(until, now) <= 0
