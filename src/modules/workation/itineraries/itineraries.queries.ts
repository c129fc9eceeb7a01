import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { OfferKind } from '../offers/offer.ts'
import type { Item, Itinerary } from './itinerary.ts'

/** Days on which a place item is paid: nights of a lodging, else the days on which it is open. */
const paidDays = sql`case when p.kind = 'lodging' then i.through_day - i.from_day
  when p.kind is null then 1
  else (select count(*)::int from generate_series(i.from_day, i.through_day, '1 day') day
    where workation.ordinary_units(p, day::date) is not null
      or exists (select from workation.stock_days s where s.place_id = p.offer_id and s.on_day = day::date and s.units > 0)) end`

/** Lines of itineraries, of an item `i` and its offer `o`. */
export const items = sql`select i.id, i.itinerary_id as "itineraryId", o.id as "offerId", o.kind, o.name, o.name_en as "nameEn",
    v.id as "providerId", v.name as provider, v.name_en as "providerEn", i.units, coalesce(p.people_per_unit, 1)::int as "peoplePerUnit", i.price,
    i.from_day as "from", i.through_day as through, ${paidDays} as days,
    n.id as "sessionId", n.starts_at as "startsAt", g.min_people as "minPeople", n.taken, n.cancelled_because as "cancelledBecause"
  from workation.itinerary_items i
    left join workation.places p on p.offer_id = i.place_id
    left join workation.sessions n on n.id = i.session_id
    left join workation.programmes g on g.offer_id = n.programme_id
    join workation.offers o on o.id = coalesce(i.place_id, n.programme_id)
    join workation.providers v on v.id = o.provider_id`

async function read(db: Db<'workation'>, which: RawBuilder<unknown>): Promise<Itinerary | undefined> {
  const { rows } = await sql<
    Omit<Itinerary, 'items'>
  >`select t.id, t.stay_id as "stayId", t.people, t.words, t.proposed_at as "proposedAt"
    from workation.itineraries t where ${which} order by t.id desc limit 1`.execute(db)
  const [itinerary] = rows
  if (!itinerary) return undefined
  const { rows: lines } = await sql<Item & { itineraryId: number }>`${items} where i.itinerary_id = ${itinerary.id}
    order by coalesce(i.from_day, (n.starts_at at time zone 'Asia/Tokyo')::date), i.id`.execute(db)
  return { ...itinerary, items: lines }
}

/** What was proposed last. */
export const findProposed = (db: Db<'workation'>, stayId: number): Promise<Itinerary | undefined> =>
  read(db, sql`t.stay_id = ${stayId} and t.proposed_at is not null`)

/** What staff are writing. */
export const findDraft = (db: Db<'workation'>, stayId: number): Promise<Itinerary | undefined> =>
  read(db, sql`t.stay_id = ${stayId} and t.proposed_at is null`)

export const findItinerary = (db: Db<'workation'>, id: number): Promise<Itinerary | undefined> =>
  read(db, sql`t.id = ${id}`)

export async function insertDraft(
  tx: Tx<'workation'>,
  { stayId, people, staffId }: { stayId: number; people: number; staffId: number },
): Promise<number> {
  const { id } = await tx
    .insertInto('workation.itineraries')
    .values({ stay_id: stayId, people, staff_id: staffId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The lines of another one, at today's prices. */
export async function copyItems(tx: Tx<'workation'>, from: number, to: number): Promise<void> {
  await sql`insert into workation.itinerary_items (itinerary_id, place_id, from_day, through_day, session_id, units, price)
    select ${to}, i.place_id, i.from_day, i.through_day, i.session_id, i.units, o.price
    from workation.itinerary_items i left join workation.sessions n on n.id = i.session_id
      join workation.offers o on o.id = coalesce(i.place_id, n.programme_id)
    where i.itinerary_id = ${from} and n.cancelled_at is null order by i.id`.execute(tx)
}

export interface PlaceItem {
  placeId: number
  from: Temporal.PlainDate
  through: Temporal.PlainDate
  units: number
}

/** A lodging needs a night. */
export async function insertPlaceItem(
  tx: Tx<'workation'>,
  itineraryId: number,
  { placeId, from, through, units }: PlaceItem,
): Promise<'added' | 'unknown' | 'no night'> {
  const { rows } = await sql<{ kind: OfferKind; price: number }>`select kind, price from workation.offers
    where id = ${placeId} and kind <> 'programme' and state = 'published'`.execute(tx)
  const [place] = rows
  if (!place) return 'unknown'
  if (place.kind === 'lodging' && from.equals(through)) return 'no night'
  await tx
    .insertInto('workation.itinerary_items')
    .values({
      itinerary_id: itineraryId,
      place_id: placeId,
      from_day: from,
      through_day: through,
      units,
      price: place.price,
    })
    .execute()
  return 'added'
}

/** @returns false where the date is over, cancelled, or not on the site */
export async function insertSessionItem(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  itineraryId: number,
  { sessionId, people }: { sessionId: number; people: number },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into workation.itinerary_items (itinerary_id, session_id, units, price)
    select ${itineraryId}, n.id, ${people}::smallint, o.price
    from workation.sessions n join workation.offers o on o.id = n.programme_id
    where n.id = ${sessionId} and n.cancelled_at is null and n.starts_at > ${now} and o.state = 'published'`.execute(tx)
  return numAffectedRows > 0n
}

/** @returns false where the draft has no such line */
export async function deleteItem(tx: Tx<'workation'>, itineraryId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('workation.itinerary_items')
    .where('itinerary_id', '=', itineraryId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteDraft(tx: Tx<'workation'>, id: number): Promise<void> {
  await tx.deleteFrom('workation.itineraries').where('id', '=', id).where('proposed_at', 'is', null).execute()
}

export async function setProposed(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  id: number,
  { people, words, staffId }: { people: number; words: string; staffId: number },
): Promise<void> {
  await tx
    .updateTable('workation.itineraries')
    .set({ proposed_at: now, people, words, staff_id: staffId })
    .where('id', '=', id)
    .execute()
}

/** Who came before an itinerary was changed came: what was recorded of a line stays with the same line of the new one. */
export async function carryArrivals(tx: Tx<'workation'>, from: number, to: number): Promise<void> {
  await sql`insert into workation.arrivals (item_id, people, at, staff_id, resident_id)
    select distinct on (now.id) now.id, a.people, a.at, a.staff_id, a.resident_id
    from workation.arrivals a join workation.itinerary_items before on before.id = a.item_id
      join workation.itinerary_items now on now.itinerary_id = ${to}
        and (now.place_id, now.from_day, now.session_id) is not distinct from (before.place_id, before.from_day, before.session_id)
    where before.itinerary_id = ${from} order by now.id, before.id`.execute(tx)
}
