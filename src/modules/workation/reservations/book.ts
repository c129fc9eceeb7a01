import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { carryArrivals, findItinerary } from '../itineraries/itineraries.queries.ts'
import { spanOf } from '../itineraries/itinerary.ts'
import { tellFirm } from '../stays/letters.ts'
import { tellProviders, tellProvidersOfChange } from '../stays/provider-letters.ts'
import { tellDesk } from '../stays/tell-desk.ts'
import type { Stay } from '../stays/stay.ts'
import { holdStay, insertStayAct, setDays, setState } from '../stays/stays.queries.ts'
import { FIRM } from './firm-words.ts'
import { expireHolds, refuseOldItinerary, refusePast, refuseTooFew } from './hold.ts'
import { isOverbooking, refuseOverbooked } from './overbooking.ts'
import type { Coming } from './reservation.ts'
import { findStanding, freeAll, insertHold, setBooked, takeAll, takeTurn } from './reservations.queries.ts'

/**
 * 予約する: what was held is booked. Pressed twice it is booked once.
 * @throws Refusal 409 where the half hour is over, which frees everything
 */
export async function book(
  town: Municipality,
  now: Temporal.Instant,
  stay: Stay,
  itineraryId: number,
  coming: Coming,
): Promise<void> {
  const db: Db<'workation'> = town.db
  await expireHolds(db, now)
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx)
    const { state } = await holdStay(tx, stay.id)
    const standing = await findStanding(tx, stay.id)
    if (standing?.state === 'booked' && standing.itineraryId === itineraryId) return
    if (state !== 'proposed') throw new Refusal(409, FIRM[stay.language].notNow)
    if (!standing) throw new Refusal(409, FIRM[stay.language].expired)
    const itinerary = await refuseOldItinerary(tx, stay, itineraryId)
    await setBooked(tx, now, standing.id, coming)
    await setState(tx, stay.id, 'booked')
    await insertStayAct(tx, { stayId: stay.id, act: 'booked', at: now })
    await tellFirm(tx, town, now, stay, { news: 'booked', items: itinerary.items })
    await tellDesk(tx, now, stay, '予約')
    await tellProviders(tx, town, stay, { news: 'booked', items: itinerary.items })
    const detail = { itinerary: itineraryId, reservation: standing.id, people: itinerary.people }
    await record(tx, now, `company:${stay.companyId}`, 'stay.booked', `stay:${stay.id}`, detail)
  })
}

/**
 * 予約を変更する: the days and seats of the new itinerary take the place of the old ones in one step, or everything stays as it was.
 * @throws Refusal 409 where something of the new one is not free
 */
export async function changeBooking(
  town: Municipality,
  now: Temporal.Instant,
  stay: Stay,
  itineraryId: number,
  coming: Coming,
): Promise<void> {
  const db: Db<'workation'> = town.db
  try {
    await db.transaction().execute(async (tx) => {
      await takeTurn(tx)
      const { state } = await holdStay(tx, stay.id)
      const standing = await findStanding(tx, stay.id)
      if (standing?.itineraryId === itineraryId) return
      if (state !== 'booked' || !standing) throw new Refusal(409, FIRM[stay.language].notNow)
      const itinerary = await refuseOldItinerary(tx, stay, itineraryId)
      const before = (await findItinerary(tx, standing.itineraryId))!
      await freeAll(tx, now, standing.id, 'replaced')
      refuseTooFew(now, stay, (await findItinerary(tx, itineraryId))!)
      refusePast(dateInTokyo(now), stay, { ...itinerary, items: itinerary.items.filter(isNewTo(before.items)) })
      const id = await insertHold(tx, now, { stayId: stay.id, itineraryId, until: now })
      await takeAll(tx, { id, itineraryId })
      await setBooked(tx, now, id, coming)
      await setDays(tx, stay.id, spanOf(itinerary.items))
      await carryArrivals(tx, before.id, itineraryId)
      await insertStayAct(tx, { stayId: stay.id, act: 'changed', at: now })
      await tellFirm(tx, town, now, stay, { news: 'changed', items: itinerary.items })
      await tellDesk(tx, now, stay, '予約の変更')
      await tellProvidersOfChange(tx, town, stay, before.items, itinerary.items)
      const detail = { itinerary: itineraryId, before: standing.itineraryId, people: itinerary.people }
      await record(tx, now, `company:${stay.companyId}`, 'stay.booking_changed', `stay:${stay.id}`, detail)
    })
  } catch (error) {
    if (isOverbooking(error)) await refuseOverbooked(db, stay, itineraryId)
    throw error
  }
}

type Dated = { offerId: number; from: Temporal.PlainDate | null }

/** What has begun already may stay in a changed itinerary; nothing new may begin in the past. */
const isNewTo = (before: readonly Dated[]) => (item: Dated) =>
  !before.some(({ offerId, from }) => offerId === item.offerId && String(from) === String(item.from))
