import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { BookedTime } from '../bookings/booking.ts'
import { standingIn } from '../bookings/bookings.queries.ts'

/** Who has a seat when; what it is for stays with whoever decides. */
export interface BoardRow extends BookedTime {
  readonly id: number
  readonly staffId: number
  readonly name: string
  readonly section: string
  readonly siteId: number
  readonly site: string
  readonly floor: string
  readonly label: string
  readonly status: 'pending' | 'approved'
  readonly cameAt: Temporal.Instant | null
}

/** Everybody's bookings that stand in a time, by site, day and name. */
export async function listBoard(db: Db<'workplaces'>, time: BookedTime): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select b.id, b.staff_id as "staffId", p.name, n.id as "siteId", n.name as site, f.name as floor, s.label, b.status,
      lower(b.during) as "from", upper(b.during) as "until", b.came_at as "cameAt",
      coalesce((select string_agg(c.name, '、' order by c.code) from kernel.memberships m
        join kernel.sections c on c.id = m.section_id where m.staff_id = p.id
        and daterange(m.valid_from, m.valid_to) @> (lower(b.during) at time zone 'Asia/Tokyo')::date), '') as section
    from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id
      join workplaces.floors f on f.id = s.floor_id join kernel.sites n on n.id = f.site_id join kernel.staff p on p.id = b.staff_id
    where ${standingIn(time)}
    order by n.kind, n.position, n.name, (lower(b.during) at time zone 'Asia/Tokyo')::date, p.name_kana, p.id, b.during`.execute(
    db,
  )
  return rows
}

/** Open screens hear it once the transaction commits: those of the person, and of their sections. */
export async function tellBoard(tx: Tx<'workplaces'>, now: Temporal.Instant, staffId: number): Promise<void> {
  await sql`select pg_notify('live', word) from (
      select 'staff:' || ${staffId}::bigint as word
      union select 'members:' || section_id from kernel.memberships where staff_id = ${staffId}
        and daterange(valid_from, valid_to) @> (${now}::timestamptz at time zone 'Asia/Tokyo')::date) told`.execute(tx)
}
