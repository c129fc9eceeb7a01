import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { standingIn } from '../bookings/bookings.queries.ts'
import type { BookedTime } from '../bookings/booking.ts'
import type { Busy } from './availability.ts'

/** What stands at a site, or of one of its seats, in a time; in no order. */
export const busyAt = (siteId: number, time: BookedTime, seatId?: number): RawBuilder<Busy> => sql<Busy>`
  select b.seat_id as "seatId", b.staff_id as "staffId", p.name, b.status, lower(b.during) as "from", upper(b.during) as "until"
  from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id join workplaces.floors f on f.id = s.floor_id
    join kernel.staff p on p.id = b.staff_id
  where f.site_id = ${siteId} and (${seatId ?? null}::bigint is null or b.seat_id = ${seatId ?? null}) and ${standingIn(time)}`

export async function listBusy(
  db: Db<'workplaces'>,
  siteId: number,
  time: BookedTime,
  seatId?: number,
): Promise<Busy[]> {
  const { rows } = await busyAt(siteId, time, seatId).execute(db)
  return rows
}
