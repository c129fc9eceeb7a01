import { record } from '#kernel/audit/record.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Task } from '#kernel/program.ts'
import { type Clock, dateInTokyo } from '#lib/time/clock.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findProposed } from '../itineraries/itineraries.queries.ts'
import type { Itinerary } from '../itineraries/itinerary.ts'
import type { Stay } from '../stays/stay.ts'
import { holdStay, insertStayAct } from '../stays/stays.queries.ts'
import { isOverbooking, refuseOverbooked } from './overbooking.ts'
import { FIRM } from './firm-words.ts'
import { HOLD_MINUTES, MINIMUM_HOURS } from './reservation.ts'
import { findStanding, freeAll, insertHold, listOverdueHolds, takeAll, takeTurn } from './reservations.queries.ts'

/** The itinerary that the firm looked at, if it is still the one. @throws Refusal 409 */
export async function refuseOldItinerary(tx: Tx<'workation'>, stay: Stay, itineraryId: number): Promise<Itinerary> {
  const itinerary = await findProposed(tx, stay.id)
  if (itinerary?.id !== itineraryId) throw new Refusal(409, FIRM[stay.language].otherItinerary)
  return itinerary
}

/** Close to its date a programme is only booked by a team that brings it to its minimum. @throws Refusal 409 */
export function refuseTooFew(now: Temporal.Instant, { language }: Stay, { items }: Itinerary): void {
  for (const { name, nameEn, startsAt, minPeople, taken, units, cancelledBecause } of items) {
    if (!startsAt || cancelledBecause) continue
    if (Temporal.Instant.compare(startsAt, now) <= 0) throw new Refusal(409, FIRM[language].over(name, nameEn))
    const soon = Temporal.Instant.compare(startsAt, now.add({ hours: MINIMUM_HOURS })) <= 0
    if (soon && taken! + units < minPeople!) throw new Refusal(409, FIRM[language].tooFew(name, nameEn, minPeople!))
  }
}

/** @throws Refusal 409 where it would begin in the past */
export function refusePast(today: Temporal.PlainDate, { language }: Stay, { items }: Itinerary): void {
  const past = items.find(({ from }) => from && Temporal.PlainDate.compare(from, today) < 0)
  if (past) throw new Refusal(409, FIRM[language].over(past.name, past.nameEn))
}

/**
 * 仮押さえ: everything of the itinerary is the firm's for half an hour, or nothing is. Pressed twice it is held once.
 * @throws Refusal 409 where something is not free, or the itinerary is not the last one any more
 */
export async function hold(db: Db<'workation'>, now: Temporal.Instant, stay: Stay, itineraryId: number): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      await takeTurn(tx)
      await expireOverdue(tx, now)
      const { state } = await holdStay(tx, stay.id)
      const standing = await findStanding(tx, stay.id)
      if (standing?.itineraryId === itineraryId) return
      if (state !== 'proposed' || standing) throw new Refusal(409, FIRM[stay.language].notNow)
      const itinerary = await refuseOldItinerary(tx, stay, itineraryId)
      refuseTooFew(now, stay, itinerary)
      refusePast(dateInTokyo(now), stay, itinerary)
      const until = now.add({ minutes: HOLD_MINUTES })
      const id = await insertHold(tx, now, { stayId: stay.id, itineraryId, until })
      await takeAll(tx, { id, itineraryId })
      await enqueue(tx, EXPIRE_HOLDS, {}, { runAt: until })
      await insertStayAct(tx, { stayId: stay.id, act: 'held', at: now })
      await record(tx, now, `company:${stay.companyId}`, 'stay.held', `stay:${stay.id}`, { itinerary: itineraryId })
    })
  } catch (error) {
    if (isOverbooking(error)) await refuseOverbooked(db, stay, itineraryId)
    throw error
  }
}

/** Frees what was held for longer than half an hour. */
async function expireOverdue(tx: Tx<'workation'>, now: Temporal.Instant): Promise<void> {
  for (const { id, stayId } of await listOverdueHolds(tx, now)) {
    await freeAll(tx, now, id, 'expired')
    await insertStayAct(tx, { stayId, act: 'expired', at: now })
    await record(tx, now, 'system:worker', 'stay.hold_expired', `stay:${stayId}`, { reservation: id })
  }
}

export async function expireHolds(db: Db<'workation'>, now: Temporal.Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx)
    await expireOverdue(tx, now)
  })
}

/** The job that comes when the half hour is over. */
export const EXPIRE_HOLDS = 'workation.expire-holds'

export const expireHoldsTask =
  ({ clock }: { clock: Clock }): Task =>
  ({ db }) =>
    expireHolds(db, clock())
