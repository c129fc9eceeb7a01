import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Coming, Reservation, ReservationState } from './reservation.ts'

/**
 * Whoever takes or frees days and seats waits for their turn: a town books some dozens of stays a day, and so no two reservations
 * over the same days can wait for each other in a ring. That nothing is booked over is not its doing: the counters' constraints are.
 */
export async function takeTurn(tx: Tx<'workation'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('workation.reservations'), 0)`.execute(tx)
}

const reservations = sql`select r.id, r.stay_id as "stayId", r.itinerary_id as "itineraryId", r.state, r.held_until as "heldUntil",
  r.booked_at as "bookedAt", r.person, r.phone, r.wishes from workation.reservations r`

type Row = Omit<Reservation, 'coming'> & { person: string | null; phone: string | null; wishes: string | null }

/** The one of a stay that stands: held or booked. */
export async function findStanding(db: Db<'workation'>, stayId: number): Promise<Reservation | undefined> {
  const { rows } =
    await sql<Row>`${reservations} where r.stay_id = ${stayId} and r.state in ('held', 'booked')`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { person, phone, wishes, ...same } = row
  return { ...same, coming: person !== null ? { person, phone: phone!, wishes: wishes! } : null }
}

export async function insertHold(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  { stayId, itineraryId, until }: { stayId: number; itineraryId: number; until: Temporal.Instant },
): Promise<number> {
  const { id } = await tx
    .insertInto('workation.reservations')
    .values({ stay_id: stayId, itinerary_id: itineraryId, state: 'held', began_at: now, held_until: until })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setBooked(tx: Tx<'workation'>, now: Temporal.Instant, id: number, coming: Coming): Promise<void> {
  await tx
    .updateTable('workation.reservations')
    .set({ state: 'booked', booked_at: now, ...coming })
    .where('id', '=', id)
    .execute()
}

/** Every day and seat of its itinerary, or the database refuses the whole: see isOverbooking. */
export async function takeAll(
  tx: Tx<'workation'>,
  { id, itineraryId }: { id: number; itineraryId: number },
): Promise<void> {
  await sql`insert into workation.reserved_days (reservation_id, place_id, on_day, units)
    select ${id}, p.offer_id, day::date, sum(i.units)
    from workation.itinerary_items i join workation.places p on p.offer_id = i.place_id
      cross join generate_series(i.from_day, i.through_day - case p.kind when 'lodging' then 1 else 0 end, '1 day') day
      left join workation.stock_days s on s.place_id = p.offer_id and s.on_day = day::date
    where i.itinerary_id = ${itineraryId}
      and (p.kind = 'lodging' or coalesce(s.units, workation.ordinary_units(p, day::date)) is not null)
    group by p.offer_id, day order by p.offer_id, day`.execute(tx)
  await sql`insert into workation.reserved_seats (reservation_id, session_id, people)
    select ${id}, i.session_id, sum(i.units) from workation.itinerary_items i join workation.sessions n on n.id = i.session_id
    where i.itinerary_id = ${itineraryId} and n.cancelled_at is null group by i.session_id order by i.session_id`.execute(
    tx,
  )
}

/** Everything that a reservation took is free again. */
export async function freeAll(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  id: number,
  state: Exclude<ReservationState, 'held' | 'booked'>,
): Promise<void> {
  await tx.deleteFrom('workation.reserved_days').where('reservation_id', '=', id).execute()
  await tx.deleteFrom('workation.reserved_seats').where('reservation_id', '=', id).execute()
  await tx.updateTable('workation.reservations').set({ state, ended_at: now }).where('id', '=', id).execute()
}

/** Nobody has a seat of a date that is cancelled. @returns the stays that had booked some, not only held */
export async function freeSeats(tx: Tx<'workation'>, sessionId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`with freed as (
      delete from workation.reserved_seats where session_id = ${sessionId} returning reservation_id)
    select r.stay_id as id from freed f join workation.reservations r on r.id = f.reservation_id
    where r.state = 'booked' order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Holds whose time is over, to be expired. */
export async function listOverdueHolds(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
): Promise<{ id: number; stayId: number }[]> {
  const { rows } = await sql<{ id: number; stayId: number }>`select id, stay_id as "stayId" from workation.reservations
    where state = 'held' and held_until <= ${now} order by id`.execute(tx)
  return rows
}

/** What of an itinerary is not free any more, as its line says it; what a reservation of the same stay has is its own. */
export async function listLacking(db: Db<'workation'>, stayId: number, itineraryId: number): Promise<Lacking[]> {
  const { rows } = await sql<Lacking>`
    with own as (select r.id from workation.reservations r where r.stay_id = ${stayId} and r.state in ('held', 'booked')),
    wanted as (select p.offer_id, day::date as on_day, sum(i.units) as units
      from workation.itinerary_items i join workation.places p on p.offer_id = i.place_id
        cross join generate_series(i.from_day, i.through_day - case p.kind when 'lodging' then 1 else 0 end, '1 day') day
      where i.itinerary_id = ${itineraryId} group by p.offer_id, day)
    select o.name, o.name_en as "nameEn", w.on_day as "on", null::timestamptz as "startsAt",
      (coalesce(s.units, workation.ordinary_units(p, w.on_day), 0) - coalesce(s.taken, 0) + coalesce(mine.units, 0))::int as free
    from wanted w join workation.places p on p.offer_id = w.offer_id join workation.offers o on o.id = w.offer_id
      left join workation.stock_days s on s.place_id = w.offer_id and s.on_day = w.on_day
      left join workation.reserved_days mine on mine.place_id = w.offer_id and mine.on_day = w.on_day and mine.reservation_id in (select id from own)
    where (p.kind = 'lodging' or coalesce(s.units, workation.ordinary_units(p, w.on_day)) is not null)
      and coalesce(s.units, workation.ordinary_units(p, w.on_day), 0) - coalesce(s.taken, 0) + coalesce(mine.units, 0) < w.units
    union all
    select o.name, o.name_en, null, n.starts_at, (n.places - n.taken + coalesce(mine.people, 0))::int
    from (select session_id, sum(units) as people from workation.itinerary_items
        where itinerary_id = ${itineraryId} and session_id is not null group by session_id) w
      join workation.sessions n on n.id = w.session_id join workation.offers o on o.id = n.programme_id
      left join workation.reserved_seats mine on mine.session_id = n.id and mine.reservation_id in (select id from own)
    where n.cancelled_at is null and n.places - n.taken + coalesce(mine.people, 0) < w.people
    order by 3, 4`.execute(db)
  return rows
}

/** Something that is not free: a place on a day, or a date of a programme. */
export interface Lacking {
  name: string
  nameEn: string
  on: Temporal.PlainDate | null
  startsAt: Temporal.Instant | null
  /** Units or seats that are left. */
  free: number
}
