import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { actorOf, type Editor } from '../offers/editor.ts'
import { insertOffer, updateOffer } from '../offers/offers.queries.ts'
import { readProvider } from '../offers/read-provider.ts'
import { orBooked } from '../reservations/overbooking.ts'
import { followPlace } from '../stock/stock.queries.ts'
import { isPlaceKind, readPlace } from './place.ts'
import { getPlace, insertPlace, updatePlace } from './places.queries.ts'

/** 場所を加える, as a draft. @returns its id. @throws Refusal 422 with everything that is wrong */
export function addPlace(db: Db<'workation'>, now: Temporal.Instant, editor: Editor, typed: Typed): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const kind = firstOf(typed, 'kind')
    if (!isPlaceKind(kind)) throw new Refusal(422, '場所の種類を選んでください。', 'kind')
    const providerId = await readProvider(tx, editor, typed)
    const place = readPlace(typed, kind)
    const id = await insertOffer(tx, providerId, kind, place)
    await insertPlace(tx, id, kind, place)
    await record(tx, now, actorOf(editor), 'place.added', `offer:${id}`, { kind, name: place.name })
    return id
  })
}

/** @throws Refusal 422 with everything that is wrong, 409 where somebody else was first */
export async function changePlace(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  const saved = db.transaction().execute(async (tx) => {
    const before = await getPlace(tx, editor, id)
    const place = readPlace(typed, before.kind)
    await updateOffer(tx, id, version, place)
    await updatePlace(tx, id, place)
    await followPlace(tx, id, dateInTokyo(now))
    const { name, price, units } = place
    const changed = { name, price, priceBefore: before.price, units, unitsBefore: before.units }
    await record(tx, now, actorOf(editor), 'place.changed', `offer:${id}`, changed)
  })
  await orBooked(saved, 'units')
}
