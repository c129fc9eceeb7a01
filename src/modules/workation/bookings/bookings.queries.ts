import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { items } from '../itineraries/itineraries.queries.ts'
import { type Editor, whoColumns } from '../offers/editor.ts'
import { belongsTo } from '../offers/offers.queries.ts'
import type { Booking } from './booking.ts'

const bookings = (which: RawBuilder<unknown>) => sql<Booking>`
  select b.*, r.stay_id as "stayId", c.name as company, t.people, r.person, r.phone, r.wishes, a.people as arrived
  from (${items} where ${which} and n.cancelled_at is null) b
    join workation.itineraries t on t.id = b."itineraryId"
    join workation.reservations r on r.itinerary_id = t.id and r.state = 'booked'
    join workation.stays y on y.id = r.stay_id join workation.companies c on c.id = y.company_id
    left join workation.arrivals a on a.item_id = b.id`

/**
 * Whose last day is from a day on, and before another one: the indexes find them by that day, however much was before.
 * As an array, for the planner takes them for many otherwise and reads every line there ever was.
 */
export async function listBookings(
  db: Db<'workation'>,
  editor: Editor,
  { from, until, most }: { from: Temporal.PlainDate; until?: Temporal.PlainDate; most?: number },
): Promise<Booking[]> {
  const [begin, end] = [from, until].map((day) => day?.toZonedDateTime(TOKYO).toInstant() ?? null)
  const which = sql`i.id = any(array(
    select i.id from workation.offers o join workation.itinerary_items i on i.place_id = o.id
      and i.through_day >= ${from}::date and i.through_day < coalesce(${until ?? null}::date, 'infinity') where ${belongsTo(editor)}
    union all
    select i.id from workation.offers o join workation.sessions n on n.programme_id = o.id and n.cancelled_at is null
      and n.starts_at >= ${begin}::timestamptz and n.starts_at < coalesce(${end}::timestamptz, 'infinity')
      join workation.itinerary_items i on i.session_id = n.id where ${belongsTo(editor)}))`
  const { rows } = await sql<Booking>`${bookings(which)}
    order by coalesce(b."from", (b."startsAt" at time zone 'Asia/Tokyo')::date), b."startsAt" nulls first, b.id limit ${most ?? null}`.execute(
    db,
  )
  return rows
}

/** @throws Refusal 404 where it is another provider's, was never booked, or is not any more */
export async function getBooking(db: Db<'workation'>, editor: Editor, itemId: number): Promise<Booking> {
  const { rows } = await bookings(sql`i.id = ${itemId} and ${belongsTo(editor)}`).execute(db)
  if (!rows[0])
    throw new Refusal(
      404,
      'この予約は見つかりません。変更されたか、取りやめになったのかもしれません。「予約」の一覧で確かめてください。',
    )
  return rows[0]
}

export async function saveArrival(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  { itemId, people }: { itemId: number; people: number },
): Promise<void> {
  const what = { people, at: now, ...whoColumns(editor) }
  await tx
    .insertInto('workation.arrivals')
    .values({ item_id: itemId, ...what })
    .onConflict((conflict) => conflict.column('item_id').doUpdateSet(what))
    .execute()
}
