import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { listBusy } from '../seats/availability.queries.ts'
import { type TimeState, timeState } from '../seats/availability.ts'
import type { PlacedSeat } from '../seats/seat.ts'
import { findSeat } from '../seats/seats.queries.ts'
import { readWish, spanOf, timesOf } from '../seats/wish.ts'
import type { TypedRequest } from './read-request.ts'

/** The seat of a form, and what it is on each of the days. */
export interface ViewedRequest {
  place: PlacedSeat
  states: Map<string, TimeState>
}

/**
 * @param days those that are offered
 * @param mending whose own bookings are not in its way
 * @throws Refusal 404 where the seat is not there
 */
export async function viewRequest(
  db: Db<'workplaces'>,
  staff: Staff,
  typed: Pick<TypedRequest, 'seat' | 'from' | 'until'>,
  days: string[],
  mending: readonly { seatId: number; from: Temporal.Instant }[] = [],
): Promise<ViewedRequest> {
  const place = await findSeat(db, /^\d{1,15}$/.test(typed.seat) ? Number(typed.seat) : 0)
  if (!place) throw new Refusal(404, 'この席は見つかりません。席を選び直してください。')
  const times = timesOf(readWish({ day: days, from: [typed.from], until: [typed.until] }, place.site))
  const busy = times.length > 0 ? await listBusy(db, place.site.id, spanOf(times), place.seat.id) : []
  const others = busy.filter((one) => !mending.some((own) => own.seatId === one.seatId && own.from.equals(one.from)))
  const states = times.map((time): [string, TimeState] => [
    time.from.toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toString(),
    timeState(place.seat, time, others, staff.id),
  ])
  return { place, states: new Map(states) }
}
