import { type Item, spanOf } from '../itineraries/itinerary.ts'
import type { Coming } from '../reservations/reservation.ts'

/** 予約の一行: a line of a booked itinerary, as the provider whose place or programme it is sees it. */
export interface Booking extends Item, Coming {
  stayId: number
  company: string
  /** Of the whole team. */
  people: number
  /** How many came; nothing until it is recorded. */
  arrived: number | null
}

/** How many of the team are expected there. */
export const expectedOf = ({ people, units, peoplePerUnit }: Booking): number => Math.min(people, units * peoplePerUnit)

export const hasBegun = (booking: Booking, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(spanOf([booking])[0], today) <= 0

/** By the day on which they begin; what began before `today` stands under it. */
export function byDay(bookings: readonly Booking[], today?: Temporal.PlainDate): [Temporal.PlainDate, Booking[]][] {
  const dayOf = (booking: Booking) => String(today && hasBegun(booking, today) ? today : spanOf([booking])[0])
  return [...Map.groupBy(bookings, dayOf)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, those]) => [Temporal.PlainDate.from(day), those])
}

/** 2026-11, of this century: other months are nowhere. */
export const monthOf = (typed: string): Temporal.PlainYearMonth | undefined =>
  /^20\d{2}-(0[1-9]|1[0-2])$/.test(typed) ? Temporal.PlainYearMonth.from(typed) : undefined
