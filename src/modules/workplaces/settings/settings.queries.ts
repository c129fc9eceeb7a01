import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { BookedTime } from '../bookings/booking.ts'
import type { Floor } from '../seats/seat.ts'
import type { NewFloor } from './read-floor.ts'
import type { NewSeat } from './read-seat.ts'

export async function getReleaseMinutes(db: Db<'workplaces'>): Promise<number> {
  const { release_after_minutes: minutes } = await db
    .selectFrom('workplaces.settings')
    .select('release_after_minutes')
    .executeTakeFirstOrThrow()
  return minutes
}

export async function updateReleaseMinutes(tx: Tx<'workplaces'>, minutes: number): Promise<void> {
  await tx.updateTable('workplaces.settings').set({ release_after_minutes: minutes }).execute()
}

/** How many seats there are, by site. */
export async function countSeats(db: Db<'workplaces'>): Promise<Map<number, number>> {
  const { rows } = await sql<{ siteId: number; seats: number }>`
    select f.site_id as "siteId", count(s.id)::int as seats from workplaces.floors f
      left join workplaces.seats s on s.floor_id = f.id group by f.site_id`.execute(db)
  return new Map(rows.map(({ siteId, seats }) => [siteId, seats]))
}

const floors = (db: Db<'workplaces'>, id: number) =>
  db
    .selectFrom('workplaces.floors')
    .select(['id', 'site_id as siteId', 'name', 'width', 'height', 'version'])
    .where('id', '=', id)

export const findFloor = (db: Db<'workplaces'>, id: number): Promise<Floor | undefined> =>
  floors(db, id).executeTakeFirst()

/** Whoever changes a floor or its seats at the same moment waits until the transaction ends. */
export const holdFloor = (tx: Tx<'workplaces'>, id: number): Promise<Floor | undefined> =>
  floors(tx, id).forUpdate().executeTakeFirst()

/** Last in the order. @returns undefined where its name is taken */
export async function insertFloor(
  tx: Tx<'workplaces'>,
  siteId: number,
  { name, width, height }: NewFloor,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into workplaces.floors (site_id, name, width, height, position)
      select ${siteId}, ${name}, ${width}, ${height}, coalesce(max(position), 0) + 1 from workplaces.floors where site_id = ${siteId}
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** @returns false where somebody else changed it since it was read */
export async function updateFloor(
  tx: Tx<'workplaces'>,
  id: number,
  floor: NewFloor,
  version: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workplaces.floors')
    .set({ ...floor, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const columnsOf = ({ closed, features, ...seat }: NewSeat) => ({
  ...seat,
  features: [...features],
  closed_from: closed?.from ?? null,
  closed_to: closed?.to ?? null,
})

export async function insertSeat(tx: Tx<'workplaces'>, floorId: number, seat: NewSeat): Promise<number> {
  const { id } = await tx
    .insertInto('workplaces.seats')
    .values({ floor_id: floorId, ...columnsOf(seat) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns false where somebody else changed it since it was read */
export async function updateSeat(tx: Tx<'workplaces'>, id: number, seat: NewSeat, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workplaces.seats')
    .set({ ...columnsOf(seat), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false where it was ever booked */
export async function deleteSeat(tx: Tx<'workplaces'>, id: number): Promise<boolean> {
  const { rows } = await sql`delete from workplaces.seats s where s.id = ${id}
    and not exists (select from workplaces.bookings b where b.seat_id = s.id) returning s.id`.execute(tx)
  return rows.length > 0
}

/** The days of a seat's bookings that stand and are not over: what a closure cancels. */
export async function listAhead(
  db: Db<'workplaces'>,
  seatId: number,
  now: Temporal.Instant,
): Promise<Temporal.PlainDate[]> {
  const { rows } = await sql<{ on: Temporal.PlainDate }>`
    select (lower(during) at time zone 'Asia/Tokyo')::date as "on" from workplaces.bookings
    where seat_id = ${seatId} and status in ('pending', 'approved') and upper(during) > ${now}
    order by during`.execute(db)
  return rows.map(({ on }) => on)
}

/** What stands on a seat that is closed on its day, and is not over. @returns whose, and when */
export async function cancelClosed(
  tx: Tx<'workplaces'>,
  seatId: number,
  now: Temporal.Instant,
): Promise<({ id: number; staffId: number } & BookedTime)[]> {
  const { rows } = await sql<{ id: number; staffId: number } & BookedTime>`
    update workplaces.bookings b set status = 'cancelled', since = ${now} from workplaces.seats s
    where s.id = ${seatId} and b.seat_id = s.id and b.status in ('pending', 'approved') and upper(b.during) > ${now}
      and daterange(s.closed_from, s.closed_to) @> (lower(b.during) at time zone 'Asia/Tokyo')::date and s.closed_from is not null
    returning b.id, b.staff_id as "staffId", lower(b.during) as "from", upper(b.during) as "until"`.execute(tx)
  return rows
}
