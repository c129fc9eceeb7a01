import { sql } from 'kysely'
import type { PlannedPlace } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'

/** Where some people have a seat on some days, both ends included. */
export async function listPlannedPlaces(
  db: Db<'workplaces'>,
  staffIds: readonly number[],
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<PlannedPlace[]> {
  const { rows } = await sql<Omit<PlannedPlace, 'site'> & PlannedPlace['site']>`
    select b.staff_id as "staffId", (lower(b.during) at time zone 'Asia/Tokyo')::date as "on", n.name, n.kind
    from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id
      join workplaces.floors f on f.id = s.floor_id join kernel.sites n on n.id = f.site_id
    where b.staff_id = any(${staffIds}::bigint[]) and b.status = 'approved'
      and lower(b.during) >= (${from}::date)::timestamp at time zone 'Asia/Tokyo'
      and lower(b.during) < (${through}::date + 1)::timestamp at time zone 'Asia/Tokyo'
    order by b.during, b.id`.execute(db)
  return rows.map(({ staffId, on, name, kind }) => ({ staffId, on, site: { name, kind } }))
}
