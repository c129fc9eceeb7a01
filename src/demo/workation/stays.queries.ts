import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Lodging } from './plan-stays.ts'

export const hasStays = async (db: Db<'workation'>): Promise<boolean> =>
  (await db.selectFrom('workation.stays').select('id').limit(1).executeTakeFirst()) !== undefined

export async function listLodgings(db: Db<'workation'>): Promise<Lodging[]> {
  const { rows } = await sql<Lodging>`select o.id, p.units::int, p.people_per_unit::int as each, o.price
    from workation.offers o join workation.places p on p.offer_id = o.id
    where o.kind = 'lodging' and o.state = 'published' order by o.id`.execute(db)
  return rows
}

export async function getOfferId(db: Db<'workation'>, name: string): Promise<{ id: number; price: number }> {
  const row = await db
    .selectFrom('workation.offers')
    .select(['id', 'price'])
    .where('name', '=', name)
    .executeTakeFirst()
  if (!row) throw new Error(`the demo town has no ${name}`)
  return row
}

export interface DemoProgrammeSeason {
  id: number
  price: number
  places: number
  from: Temporal.PlainDate
  through: Temporal.PlainDate
}

/** Programmes with their season, of whatever year. */
export async function listSeasons(db: Db<'workation'>): Promise<DemoProgrammeSeason[]> {
  const { rows } =
    await sql<DemoProgrammeSeason>`select o.id, o.price, g.max_people::int as places, g.season_from as "from",
      g.season_through as through
    from workation.offers o join workation.programmes g on g.offer_id = o.id where o.state = 'published' order by o.id`.execute(
      db,
    )
  return rows
}

/** Itineraries are proposed once their lines stand, and what was booked in the past takes its days as it took them then. */
export async function settlePast(tx: Tx<'workation'>, itineraries: readonly number[]): Promise<void> {
  await sql`update workation.itineraries t set proposed_at = y.asked_at + interval '1 day'
    from workation.stays y where y.id = t.stay_id and t.id = any(${itineraries}::bigint[])`.execute(tx)
  await sql`insert into workation.reserved_days (reservation_id, place_id, on_day, units)
    select r.id, p.offer_id, day::date, sum(i.units)
    from workation.reservations r join workation.itinerary_items i on i.itinerary_id = r.itinerary_id
      join workation.places p on p.offer_id = i.place_id
      cross join generate_series(i.from_day, i.through_day - case p.kind when 'lodging' then 1 else 0 end, '1 day') day
    where r.itinerary_id = any(${itineraries}::bigint[])
      and (p.kind = 'lodging' or extract(isodow from day)::smallint = any (p.weekdays))
    group by r.id, p.offer_id, day`.execute(tx)
  await sql`insert into workation.reserved_seats (reservation_id, session_id, people)
    select r.id, i.session_id, i.units from workation.reservations r join workation.itinerary_items i on i.itinerary_id = r.itinerary_id
    where r.itinerary_id = any(${itineraries}::bigint[]) and i.session_id is not null`.execute(tx)
}
