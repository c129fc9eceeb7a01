import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import {
  type BookedTime,
  type Booking,
  BOOKING_MATTER,
  type BookingStatus,
  type Evidence,
  STANDING,
} from './booking.ts'

const columns = sql`b.id, b.request_id as "requestId", b.staff_id as "staffId", b.seat_id as "seatId",
  lower(b.during) as "from", upper(b.during) as "until", b.status, b.came_at as "cameAt",
  s.label, f.name as floor, n.id as "siteId", n.name as site,
  (select max(p.id) from kernel.proposals p where p.matter = ${BOOKING_MATTER} and p.subject = b.request_id::text) as "proposalId",
  (select case a.act when 'return' then 'returned' else 'pulled_back' end from kernel.proposals p
    join kernel.proposal_acts a on a.proposal_id = p.id and a.act in ('return', 'pull_back')
    where p.matter = ${BOOKING_MATTER} and p.subject = b.request_id::text and p.state = 'returned'
    order by a.id desc limit 1) as back`
const placed = sql`workplaces.bookings b join workplaces.seats s on s.id = b.seat_id
  join workplaces.floors f on f.id = s.floor_id join kernel.sites n on n.id = f.site_id`

/** Of bookings `b`: those that stand and reach into a time. None is longer than a day, so that an index of their beginnings finds them. */
export const standingIn = ({ from, until }: BookedTime) => sql<boolean>`b.status in ('pending', 'approved')
  and lower(b.during) >= ${from}::timestamptz - interval '24 hours' and lower(b.during) < ${until} and upper(b.during) > ${from}`

export async function findBooking(db: Db<'workplaces'>, id: number): Promise<Booking | undefined> {
  const { rows } = await sql<Booking>`select ${columns} from ${placed} where b.id = ${id}`.execute(db)
  return rows[0]
}

export interface Wish {
  readonly staffId: number
  readonly seatId: number
  readonly times: readonly BookedTime[]
}

const momentsOf = (times: readonly BookedTime[]) => [
  times.map(({ from }) => from.toString()),
  times.map(({ until }) => until.toString()),
]

/**
 * Takes a seat for as many of the times as neither it nor its person is taken. The database decides, whoever asks at the same
 * moment; day by day, so that two who ask for several never wait for each other in a ring.
 * @param asked the statement that answers with the id of the request
 */
async function takeSeat(
  tx: Tx<'workplaces'>,
  now: Temporal.Instant,
  asked: RawBuilder<unknown>,
  { staffId, seatId, times }: Wish,
): Promise<Asked> {
  const [from, until] = momentsOf(times)
  const { rows } = await sql<{ id: number } & (BookedTime | Record<keyof BookedTime, null>)>`/* prepared */
    with asked as (${asked}), taken as (
      insert into workplaces.bookings (request_id, staff_id, seat_id, during, since)
        select asked.id, ${staffId}::bigint, ${seatId}::bigint, tstzrange(time.from_at, time.until_at), ${now}::timestamptz
        from asked, unnest(${from}::timestamptz[], ${until}::timestamptz[]) time (from_at, until_at) order by time.from_at
      on conflict do nothing returning lower(during) as "from", upper(during) as "until")
    select asked.id, taken."from", taken."until" from asked left join taken on true order by taken."from"`.execute(tx)
  return { id: rows[0]!.id, taken: rows.filter((row): row is { id: number } & BookedTime => row.from !== null) }
}

/** A request, and what was taken for it. */
export interface Asked {
  id: number
  taken: BookedTime[]
}

export const insertRequest = (
  tx: Tx<'workplaces'>,
  now: Temporal.Instant,
  reason: string,
  wish: Wish,
): Promise<Asked> =>
  takeSeat(
    tx,
    now,
    sql`insert into workplaces.requests (staff_id, reason, asked_at) values (${wish.staffId}, ${reason}, ${now}) returning id`,
    wish,
  )

/** The same under a request that is mended, and has let go what it held. */
export const changeRequest = (
  tx: Tx<'workplaces'>,
  now: Temporal.Instant,
  id: number,
  reason: string,
  wish: Wish,
): Promise<Asked> =>
  takeSeat(tx, now, sql`update workplaces.requests set reason = ${reason} where id = ${id} returning id`, wish)

/** What stands in the way of a wish: bookings of the seat, and of the person. */
export async function listInTheWay(
  db: Db<'workplaces'>,
  { staffId, seatId, times }: Wish,
  exceptRequest?: number,
): Promise<Booking[]> {
  const [from, until] = momentsOf(times)
  const { rows } = await sql<Booking>`select ${columns} from ${placed}
    where b.status = any(${STANDING}::text[]) and (b.seat_id = ${seatId} or b.staff_id = ${staffId})
      and b.request_id is distinct from ${exceptRequest ?? null}
      and exists (select from unnest(${from}::timestamptz[], ${until}::timestamptz[]) time (from_at, until_at)
        where b.during && tstzrange(time.from_at, time.until_at))
    order by b.during, b.id`.execute(db)
  return rows
}

export interface SeatRequest {
  readonly id: number
  readonly staffId: number
  readonly reason: string
  readonly proposalId: number | null
  /** Who sent it back, and why, where it lies with whoever asked. */
  readonly sentBack: { readonly by: string; readonly words: string } | null
  /** Those that wait for the decision, in the order of their days. */
  readonly bookings: readonly Booking[]
}

export async function findRequest(db: Db<'workplaces'>, id: number): Promise<SeatRequest | undefined> {
  const request = await sql<Omit<SeatRequest, 'bookings'>>`
    select r.id, r.staff_id as "staffId", r.reason,
      (select max(p.id) from kernel.proposals p where p.matter = ${BOOKING_MATTER} and p.subject = r.id::text) as "proposalId",
      (select jsonb_build_object('by', a.name, 'words', a.words) from kernel.proposals p
        join kernel.proposal_acts a on a.proposal_id = p.id and a.round = p.round and a.act = 'return'
        where p.matter = ${BOOKING_MATTER} and p.subject = r.id::text and p.state = 'returned'
        order by a.id desc limit 1) as "sentBack"
    from workplaces.requests r where r.id = ${id}`.execute(db)
  const bookings = await sql<Booking>`select ${columns} from ${placed}
    where b.request_id = ${id} and b.status = 'pending' order by b.during, b.id`.execute(db)
  return request.rows[0] && { ...request.rows[0], bookings: bookings.rows }
}

/** What waited is decided, or given up. A day that went by meanwhile was not used. */
export async function settleBookings(
  tx: Tx<'workplaces'>,
  requestId: number,
  status: Exclude<BookingStatus, 'pending' | 'released' | 'cancelled'>,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update workplaces.bookings set since = ${now},
      status = case when ${status} = 'approved' and upper(during) <= ${now} then 'released' else ${status} end
    where request_id = ${requestId} and status = 'pending'`.execute(tx)
}

/** @returns false where it is no longer in the status it came from */
export async function moveBooking(
  tx: Tx<'workplaces'>,
  id: number,
  from: BookingStatus,
  to: BookingStatus,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workplaces.bookings')
    .set({ status: to, since: now })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** With what it saved of travel, once a day. @returns whose it is; undefined where nobody can come to it now, or came already */
export async function markCame(
  tx: Tx<'workplaces'>,
  id: number,
  evidence: Evidence,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const { rows } = await sql<{ staffId: number }>`
    update workplaces.bookings b set came_at = ${now}, came_by = ${evidence}, saved_minutes = (
        select 2 * (m.minutes - h.minutes) from workplaces.seats s join workplaces.floors f on f.id = s.floor_id
          join workplaces.travel h on h.site_id = f.site_id and h.staff_id = b.staff_id
          join workplaces.travel m on m.staff_id = b.staff_id
          join kernel.sites main on main.id = m.site_id and main.kind = 'main'
        where s.id = b.seat_id and not exists (select from workplaces.bookings o where o.staff_id = b.staff_id
          and o.saved_minutes is not null and o.status = 'approved'
          and (lower(o.during) at time zone 'Asia/Tokyo')::date = (lower(b.during) at time zone 'Asia/Tokyo')::date))
    where b.id = ${id} and b.status = 'approved' and b.came_at is null and upper(b.during) > ${now}
      and (lower(b.during) at time zone 'Asia/Tokyo')::date = (${now}::timestamptz at time zone 'Asia/Tokyo')::date
    returning b.staff_id as "staffId"`.execute(tx)
  return rows[0]?.staffId
}

/** Somebody's bookings from a day on, in order. What was let go to ask anew is left out, where something else of the request stands. */
export async function listOwnBookings(
  db: Db<'workplaces'>,
  staffId: number,
  from: Temporal.PlainDate,
): Promise<Booking[]> {
  const { rows } = await sql<Booking>`select ${columns} from ${placed}
    where b.staff_id = ${staffId} and lower(b.during) >= (${from}::date)::timestamp at time zone 'Asia/Tokyo'
      and (b.status <> 'withdrawn' or not exists (select from workplaces.bookings o
        where o.request_id = b.request_id and o.status <> 'withdrawn'))
    order by lower(b.during), b.id`.execute(db)
  return rows
}

/** Somebody's decided bookings of a day, in order. */
export async function listBookingsOn(
  db: Db<'workplaces'>,
  staffId: number,
  on: Temporal.PlainDate,
): Promise<Booking[]> {
  const { rows } = await sql<Booking>`select ${columns} from ${placed}
    where b.staff_id = ${staffId} and b.status = 'approved'
      and lower(b.during) >= (${on}::date)::timestamp at time zone 'Asia/Tokyo'
      and lower(b.during) < (${on}::date + 1)::timestamp at time zone 'Asia/Tokyo'
    order by b.during, b.id`.execute(db)
  return rows
}

/**
 * Those to whom nobody has come in the time that the town allows, counted from the decision where that came later; held until
 * the transaction ends, so that whoever comes at this moment comes before or after.
 */
export async function holdNoShows(tx: Tx<'workplaces'>, now: Temporal.Instant): Promise<Booking[]> {
  const { rows } = await sql<Booking>`select ${columns} from ${placed}
    where b.status = 'approved' and b.came_at is null and lower(b.during) < ${now}
      and greatest(lower(b.during), b.since)
        + make_interval(mins => (select release_after_minutes from workplaces.settings)) <= ${now}
    order by b.id for update of b skip locked`.execute(tx)
  return rows
}
