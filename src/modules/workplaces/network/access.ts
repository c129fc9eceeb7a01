import { type BookedTime, isOver } from '../bookings/booking.ts'

/** What became of a login, in the words of the page where it is listed. */
export const OUTCOMES = {
  accepted: 'つながりました',
  unknownSite: '登録のない機器からです',
  forgedSite: '機器の名乗りが、登録と違います',
  unknownDevice: '登録のない端末です',
  otherDevice: '本人の端末ではありません',
  notBooked: '予約がありません',
  otherSite: 'ほかの拠点の予約です',
  tooEarly: '予約の時刻より前です',
  ended: '予約の時刻を過ぎました',
  noNetwork: '席にネットワークの設定がありません',
} as const
export type Outcome = keyof typeof OUTCOMES

/** An approved booking of the day, as far as the network needs it. */
export interface NetworkBooking extends BookedTime {
  readonly id: number
  readonly siteId: number
  readonly vlan: number | null
}

export type Access =
  | { readonly outcome: 'accepted'; readonly booking: NetworkBooking; readonly vlan: number; readonly seconds: number }
  | { readonly outcome: Exclude<Outcome, 'accepted'> }

const holds = ({ from, until }: BookedTime, now: Temporal.Instant) =>
  Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, until) < 0

/**
 * Whether somebody may be on the network of a site now: where they have a seat, for as long as it is theirs.
 * @param bookings approved ones of the day, in their order
 */
export function decideAccess(bookings: readonly NetworkBooking[], siteId: number, now: Temporal.Instant): Access {
  const here = bookings.filter((booking) => booking.siteId === siteId)
  const booking = here.find((one) => holds(one, now))
  if (booking) {
    const seconds = Math.floor(now.until(booking.until).total('seconds'))
    // A device takes 0 for no limit at all: in the last second the booking is over.
    if (seconds < 1) return { outcome: 'ended' }
    const { vlan } = booking
    return vlan === null ? { outcome: 'noNetwork' } : { outcome: 'accepted', booking, vlan, seconds }
  }
  if (here.some((one) => !isOver(one, now))) return { outcome: 'tooEarly' }
  if (here.length > 0) return { outcome: 'ended' }
  return { outcome: bookings.some((one) => holds(one, now)) ? 'otherSite' : 'notBooked' }
}
