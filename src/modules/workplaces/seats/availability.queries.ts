import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { BookedTime } from '../bookings/booking.ts'
import type { Busy } from './availability.ts'

/** What stands at a site, or of one of its seats, in a time. */
export async function listBusy(
  db: Db<'workplaces'>,
  siteId: number,
  { from, until }: BookedTime,
  seatId?: number,
): Promise<Busy[]> {
  const { rows } = await sql<Busy>`
    select b.seat_id as "seatId", b.staff_id as "staffId", p.name, b.status, lower(b.during) as "from", upper(b.during) as "until"
    from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id join workplaces.floors f on f.id = s.floor_id
      join kernel.staff p on p.id = b.staff_id
    where f.site_id = ${siteId} and (${seatId ?? null}::bigint is null or b.seat_id = ${seatId ?? null})
      and b.status in ('pending', 'approved') and b.during && tstzrange(${from}, ${until})
    order by b.during, b.id`.execute(db)
  return rows
}
