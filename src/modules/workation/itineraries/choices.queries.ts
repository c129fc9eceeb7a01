import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { PlaceKind } from '../offers/offer.ts'
import { freeUnits } from '../stock/availability.queries.ts'

export interface PlaceChoice {
  id: number
  kind: PlaceKind
  name: string
  price: number
  peoplePerUnit: number
  /** Units that are free on all days that were asked for; nothing where none were, or it is never open then. */
  free: number | null
}

/** Places on the site, with what is free from a day to a day. */
export async function listPlaceChoices(
  db: Db<'workation'>,
  days: { from: Temporal.PlainDate; through: Temporal.PlainDate } | undefined,
): Promise<PlaceChoice[]> {
  const free = days ? sql`(select f.units from (${freeUnits(days)}) f where f.place_id = o.id)` : sql`null::int`
  const { rows } =
    await sql<PlaceChoice>`select o.id, o.kind, o.name, o.price, p.people_per_unit as "peoplePerUnit", ${free} as free
    from workation.offers o join workation.places p on p.offer_id = o.id
    where o.state = 'published' order by array_position(array['lodging', 'workplace', 'office'], o.kind), o.name`.execute(
      db,
    )
  return rows
}

export interface SessionChoice {
  id: number
  name: string
  startsAt: Temporal.Instant
  price: number
  minPeople: number
  taken: number
  places: number
}

/** Dates of programmes on the site from a moment on, those that are over or cancelled left out. */
export async function listSessionChoices(
  db: Db<'workation'>,
  from: Temporal.Instant,
  most = 200,
): Promise<SessionChoice[]> {
  const { rows } =
    await sql<SessionChoice>`select n.id, o.name, n.starts_at as "startsAt", o.price, g.min_people as "minPeople",
      n.taken, n.places
    from workation.sessions n join workation.programmes g on g.offer_id = n.programme_id join workation.offers o on o.id = g.offer_id
    where o.state = 'published' and n.cancelled_at is null and n.starts_at > ${from} order by n.starts_at, n.id limit ${most}`.execute(
      db,
    )
  return rows
}
