import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { offerColumns } from '../offers/offers.queries.ts'
import { placeColumns } from '../places/places.queries.ts'
import type { Place } from '../places/place.ts'
import { photoColumns, type Photo } from '../photos/photos.queries.ts'
import type { Programme } from '../programmes/programme.ts'
import { programmeColumns } from '../programmes/programmes.queries.ts'
import { freeUnits } from '../stock/availability.queries.ts'
import type { Reception } from '../measurements/measurement.ts'
import type { Filters } from './filters.ts'

/** The newest of what was measured at a place, each figure with its own day. */
export interface Newest {
  down: number | null
  up: number | null
  latency: number | null
  measuredAt: Temporal.Instant | null
  noise: number | null
  noiseAt: Temporal.Instant | null
  reception: Reception | null
}

export type ShownPlace = Place & Newest & { providerEn: string; photo: Photo | null }

/** One row as JSON, whose numbers and words are as in a row. */
const firstPhoto = sql`(select to_jsonb(shown) from (select ${photoColumns} from workation.photos f
  where f.offer_id = o.id order by f.id limit 1) shown) as photo`

const newest = sql`
  left join lateral (select m.down_mbps as down, m.up_mbps as up, m.latency_ms as latency, m.measured_at
    from workation.measurements m where m.place_id = o.id and m.down_mbps is not null order by m.measured_at desc limit 1) network on true
  left join lateral (select m.noise_db as noise, m.measured_at from workation.measurements m
    where m.place_id = o.id and m.noise_db is not null order by m.measured_at desc limit 1) quiet on true
  left join lateral (select m.reception from workation.measurements m
    where m.place_id = o.id and m.reception is not null order by m.measured_at desc limit 1) phone on true`

const shownPlaces = sql`select ${offerColumns}, v.name_en as "providerEn", ${placeColumns}, ${firstPhoto},
    network.down, network.up, network.latency, network.measured_at as "measuredAt",
    quiet.noise, quiet.measured_at as "noiseAt", phone.reception
  from workation.offers o join workation.places p on p.offer_id = o.id join workation.providers v on v.id = o.provider_id ${newest}`

function narrowedBy({ kind, people = 1, down, power, price, air, road, from, through }: Filters): RawBuilder<unknown> {
  const conditions = [
    sql`o.state = 'published'`,
    kind && sql`o.kind = ${kind}`,
    sql`p.units * p.people_per_unit >= ${people}`,
    down !== undefined && sql`network.down >= ${down}`,
    power !== undefined && sql`p.outlets >= ${power}`,
    price !== undefined && sql`o.price <= ${price}`,
    air !== undefined && sql`p.air_minutes <= ${air}`,
    road !== undefined && sql`p.road_minutes <= ${road}`,
    from &&
      through &&
      sql`o.id in (select place_id from (${freeUnits({ from, through })}) free where free.people >= ${people})`,
  ]
  return sql.join(
    conditions.filter((one) => Boolean(one)),
    sql` and `,
  )
}

/** 場所 on the site, in the order しごと場, IT オフィス, 宿泊, the fastest first. */
export async function listShownPlaces(db: Db<'workation'>, filters: Filters): Promise<ShownPlace[]> {
  const { rows } = await sql<ShownPlace>`${shownPlaces} where ${narrowedBy(filters)}
    order by array_position(array['workplace', 'office', 'lodging'], o.kind), network.down desc nulls last, o.id`.execute(
    db,
  )
  return rows
}

export async function findShownPlace(db: Db<'workation'>, id: number): Promise<ShownPlace | undefined> {
  const { rows } = await sql<ShownPlace>`${shownPlaces} where o.state = 'published' and o.id = ${id}`.execute(db)
  return rows[0]
}

export interface ShownSession {
  id: number
  programmeId: number
  name: string
  nameEn: string
  startsAt: Temporal.Instant
  places: number
  taken: number
  cancelledBecause: string | null
}

export type ShownProgramme = Programme & {
  providerEn: string
  photo: Photo | null
  /** The next that is not cancelled. */
  next: Temporal.Instant | null
}

const shownProgrammes = (
  now: Temporal.Instant,
) => sql`select ${offerColumns}, v.name_en as "providerEn", ${programmeColumns}, ${firstPhoto},
    (select min(s.starts_at) from workation.sessions s
      where s.programme_id = o.id and s.cancelled_at is null and s.starts_at > ${now}) as next
  from workation.offers o join workation.programmes g on g.offer_id = o.id join workation.providers v on v.id = o.provider_id`

/** プログラム on the site, whose season is not over, the next date first. */
export async function listShownProgrammes(db: Db<'workation'>, now: Temporal.Instant): Promise<ShownProgramme[]> {
  const { rows } = await sql<ShownProgramme>`${shownProgrammes(now)}
    where o.state = 'published' and g.season_through >= (${now}::timestamptz at time zone 'Asia/Tokyo')::date
    order by next nulls last, o.id`.execute(db)
  return rows
}

export async function findShownProgramme(
  db: Db<'workation'>,
  now: Temporal.Instant,
  id: number,
): Promise<ShownProgramme | undefined> {
  const { rows } =
    await sql<ShownProgramme>`${shownProgrammes(now)} where o.state = 'published' and o.id = ${id}`.execute(db)
  return rows[0]
}

/** 開催回 to come that are not cancelled, of all programmes on the site. */
export async function listNextSessions(
  db: Db<'workation'>,
  now: Temporal.Instant,
  most: number,
): Promise<ShownSession[]> {
  const { rows } = await sql<ShownSession>`select s.id, s.programme_id as "programmeId", o.name, o.name_en as "nameEn",
      s.starts_at as "startsAt", s.places, s.taken, s.cancelled_because as "cancelledBecause"
    from workation.sessions s join workation.offers o on o.id = s.programme_id
    where o.state = 'published' and s.cancelled_at is null and s.starts_at > ${now} order by s.starts_at, s.id limit ${most}`.execute(
    db,
  )
  return rows
}

/** How much there is on the site, by kind; what is not there at all has no door. */
export async function countShown(db: Db<'workation'>): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`select kind, count(*)::int as count from workation.offers
    where state = 'published' group by kind`.execute(db)
  return rows
}

/** Addresses for those who search: what is on the site. */
export async function listShownIds(db: Db<'workation'>): Promise<{ id: number; kind: string }[]> {
  const { rows } = await sql<{
    id: number
    kind: string
  }>`select id, kind from workation.offers where state = 'published' order by id`.execute(db)
  return rows
}

/** What an offer on the site is called. */
export async function findShownName(
  db: Db<'workation'>,
  id: number,
): Promise<{ name: string; nameEn: string } | undefined> {
  return await db
    .selectFrom('workation.offers')
    .select(['name', 'name_en as nameEn'])
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst()
}
