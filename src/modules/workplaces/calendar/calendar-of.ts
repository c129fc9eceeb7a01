import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { BOOKING_STATES, type Booking, stateOf } from '../bookings/booking.ts'
import { placeInWords } from '../seats/seat.ts'

/** What a calendar shows of somebody, and where they are from. */
export interface CalendarOwner {
  /** Host of the town: names its events in the world. */
  host: string
  town: string
  bookings: readonly Booking[]
  now: Temporal.Instant
}

const dateOf = (at: Temporal.Instant) => new Date(at.epochMilliseconds)

/** Somebody's bookings as iCalendar (RFC 5545). What waits for its decision is tentative. */
export function calendarOf({ host, town, bookings, now }: CalendarOwner): string {
  const calendar = ical({
    name: `${town} しごと場`,
    prodId: { company: 'madoguchi', product: 'workplaces', language: 'JA' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60,
  })
  for (const booking of bookings) {
    const isDecided = booking.status === 'approved'
    calendar.createEvent({
      id: `booking-${booking.id}@${host}`,
      stamp: dateOf(now),
      start: dateOf(booking.from),
      end: dateOf(booking.until),
      summary: `${booking.site} ${booking.label}${isDecided ? '' : `(${BOOKING_STATES[stateOf(booking)]})`}`,
      location: placeInWords(booking),
      status: isDecided ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    })
  }
  return calendar.toString()
}
