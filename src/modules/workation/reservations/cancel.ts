import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { findItinerary } from '../itineraries/itineraries.queries.ts'
import { spanOf } from '../itineraries/itinerary.ts'
import { tellFirm } from '../stays/letters.ts'
import { tellProviders } from '../stays/provider-letters.ts'
import { type Stay, subjectOf } from '../stays/stay.ts'
import { tellDesk } from '../stays/tell-desk.ts'
import { holdStay, insertStayAct, setState } from '../stays/stays.queries.ts'
import { actorOn, staffOf, type Who } from '../stays/who.ts'
import { FIRM } from './firm-words.ts'
import { findStanding, freeAll, takeTurn } from './reservations.queries.ts'

/**
 * 取りやめる, before anything was proposed too: everything that is taken is free again, and whoever counts on it hears. A firm does so
 * itself until its first day; where the section has nothing to offer, the stay is declined.
 */
export async function cancelStay(
  { conversations }: Pick<Program, 'conversations'>,
  town: Municipality,
  now: Temporal.Instant,
  stay: Stay,
  who: Who,
  reason: string,
): Promise<void> {
  const db: Db<'workation'> = town.db
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx)
    const { state, id } = await holdStay(tx, stay.id)
    if (state === 'cancelled' || state === 'declined') return
    const standing = await findStanding(tx, id)
    const items = standing ? (await findItinerary(tx, standing.itineraryId))!.items : []
    if (standing && who.side === 'firm' && Temporal.PlainDate.compare(spanOf(items)[0], dateInTokyo(now)) <= 0)
      throw new Refusal(409, FIRM[stay.language].begun)
    if (standing) await freeAll(tx, now, standing.id, 'cancelled')
    const act = who.side === 'section' && state !== 'booked' ? 'declined' : 'cancelled'
    await setState(tx, id, act)
    await insertStayAct(tx, { stayId: id, act, at: now, words: reason, staffId: staffOf(who) })
    await tellFirm(tx, town, now, stay, { news: act, words: reason })
    if (standing?.state === 'booked') await tellProviders(tx, town, stay, { news: 'cancelled', items })
    if (who.side === 'section') await conversations.settle(tx as unknown as Tx, now, { id: who.staffId }, subjectOf(id))
    else await tellDesk(tx, now, stay, '取りやめ')
    await record(tx, now, actorOn(stay, who), `stay.${act}`, `stay:${id}`, { reason, before: state })
  })
}
