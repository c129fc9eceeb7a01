import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { BookedTime } from '../bookings/booking.ts'
import type { Travel } from './saved-minutes.ts'

/** Undefined where it was not written down for both. */
export async function findTravel(db: Db<'workplaces'>, staffId: number, siteId: number): Promise<Travel | undefined> {
  const { rows } = await sql<Travel>`
    select m.minutes as "toMain", h.minutes as "toSite" from workplaces.travel h
      join kernel.sites main on main.kind = 'main'
      join workplaces.travel m on m.site_id = main.id and m.staff_id = h.staff_id
    where h.staff_id = ${staffId} and h.site_id = ${siteId}`.execute(db)
  return rows[0]
}

/** Minutes one way, by site. */
export async function listTravel(db: Db<'workplaces'>, staffId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('workplaces.travel')
    .select(['site_id', 'minutes'])
    .where('staff_id', '=', staffId)
    .execute()
  return new Map(rows.map(({ site_id: siteId, minutes }) => [siteId, minutes]))
}

export async function replaceTravel(
  tx: Tx<'workplaces'>,
  staffId: number,
  minutes: ReadonlyMap<number, number>,
): Promise<void> {
  await tx.deleteFrom('workplaces.travel').where('staff_id', '=', staffId).execute()
  const rows = [...minutes].map(([site_id, minutes]) => ({ staff_id: staffId, site_id, minutes }))
  if (rows.length > 0) await tx.insertInto('workplaces.travel').values(rows).execute()
}

/** What somebody saved at a site: days they came, and minutes of travel there and back where they are known. */
export interface Saving {
  readonly staffId: number
  readonly name: string
  readonly section: string
  readonly siteId: number
  readonly site: string
  readonly days: number
  /** Days for which the minutes are known. */
  readonly counted: number
  readonly minutes: number
}

/** Of days that stand: one that was cancelled after coming counts nowhere. @param staffIds whose; everybody's where absent */
export async function listSavings(
  db: Db<'workplaces'>,
  { from, until }: BookedTime,
  staffIds?: readonly number[],
): Promise<Saving[]> {
  const { rows } = await sql<Saving>`
    select p.id as "staffId", p.name, coalesce((select string_agg(c.name, '、' order by c.code) from kernel.memberships m
        join kernel.sections c on c.id = m.section_id where m.staff_id = p.id
        and daterange(m.valid_from, m.valid_to) @> (${until}::timestamptz at time zone 'Asia/Tokyo')::date - 1), '') as section,
      n.id as "siteId", n.name as site,
      count(distinct (lower(b.during) at time zone 'Asia/Tokyo')::date)::int as days,
      count(distinct (lower(b.during) at time zone 'Asia/Tokyo')::date) filter (where b.saved_minutes is not null)::int as counted,
      coalesce(sum(b.saved_minutes), 0)::int as minutes
    from workplaces.bookings b join workplaces.seats s on s.id = b.seat_id
      join workplaces.floors f on f.id = s.floor_id join kernel.sites n on n.id = f.site_id and n.kind = 'satellite'
      join kernel.staff p on p.id = b.staff_id
    where b.came_at is not null and b.status = 'approved' and lower(b.during) >= ${from} and lower(b.during) < ${until}
      and (${staffIds === undefined} or p.id = any(${staffIds ?? []}::bigint[]))
    group by p.id, n.id order by section, p.name_kana, p.id, n.position, n.name`.execute(db)
  return rows
}

/** Everybody of the sections one heads, and below, on a day. */
export async function listLed(db: Db<'workplaces'>, staffId: number, on: Temporal.PlainDate): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive led as (
      select section_id as id from kernel.memberships where staff_id = ${staffId} and position = 'head'
        and daterange(valid_from, valid_to) @> ${on}::date
      union select s.id from led join kernel.sections s on s.parent_id = led.id)
    select distinct staff_id as id from kernel.memberships where section_id in (select id from led)
      and daterange(valid_from, valid_to) @> ${on}::date`.execute(db)
  return rows.map(({ id }) => id)
}
