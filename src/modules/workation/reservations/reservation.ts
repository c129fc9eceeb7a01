/** Minutes for which everything of an itinerary is kept while the firm decides. */
export const HOLD_MINUTES = 30

/** Hours before a date of a programme at which its minimum must be reached. */
export const MINIMUM_HOURS = 72

export type ReservationState = 'held' | 'booked' | 'expired' | 'replaced' | 'cancelled'

/** Whom to ask for on the day, and what to look out for. */
export interface Coming {
  person: string
  phone: string
  wishes: string
}

/** 予約: an itinerary whose days and seats are taken. */
export interface Reservation {
  id: number
  stayId: number
  itineraryId: number
  state: ReservationState
  heldUntil: Temporal.Instant
  bookedAt: Temporal.Instant | null
  coming: Coming | null
}
