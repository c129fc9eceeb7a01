import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { type Counted, type Effects, effectsOf, type Period, periodOf } from './effects.ts'

/**
 * Lines of what is booked to which somebody came: nothing else is counted. What was replaced or cancelled is no line of it.
 * The days that are paid are those that were taken when it was booked: a place that closes on Mondays since then changes nothing.
 */
const cameTo = (
  which: RawBuilder<unknown>,
) => sql`select r.stay_id, y.company_id, i.itinerary_id, a.people, i.session_id,
    i.place_id, i.from_day, i.through_day, p.kind, g.theme,
    coalesce(i.from_day, (n.starts_at at time zone 'Asia/Tokyo')::date) as first_day,
    coalesce(i.through_day, (n.starts_at at time zone 'Asia/Tokyo')::date) as last_day,
    i.units * i.price::bigint * case when p.kind is null then 1 when p.kind = 'lodging' then i.through_day - i.from_day
      else (select count(*) from workation.reserved_days d
        where d.reservation_id = r.id and d.place_id = i.place_id and d.on_day between i.from_day and i.through_day) end as yen
  from workation.itinerary_items i
    join workation.arrivals a on a.item_id = i.id and a.people > 0
    join workation.reservations r on r.itinerary_id = i.itinerary_id and r.state = 'booked'
    join workation.stays y on y.id = r.stay_id
    left join workation.places p on p.offer_id = i.place_id
    left join workation.sessions n on n.id = i.session_id
    left join workation.programmes g on g.offer_id = n.programme_id
  where n.cancelled_at is null and ${which}`

/**
 * `lines` that touch the days, `arrived` those of them that begin in them, and `whole`, the stays of these lines with all that was
 * come to. A line is 92 days at most: so the days bound what is read.
 */
const linesOf = ({ from, through }: Period) => sql`days as (select ${from}::date as first, ${through}::date as last),
  lines as materialized (
    ${cameTo(sql`i.from_day between ${from}::date - 92 and ${through}::date and i.through_day >= ${from}::date`)}
    union all
    ${cameTo(sql`n.starts_at >= ${from}::date::timestamp at time zone 'Asia/Tokyo'
      and n.starts_at < (${through}::date + 1)::timestamp at time zone 'Asia/Tokyo'`)}),
  whole as materialized (
    select s.stay_id, s.company_id, w.first_day, w.last_day, w.people, extract(month from w.first_day)::int as first_month,
      w.first_day between d.first and d.last as begins, w.last_day between d.first and d.last as ends,
      exists (select from (${cameTo(sql`y.company_id = s.company_id and y.id <> s.stay_id`)}) e where e.first_day < w.first_day) as again
    from (select distinct stay_id, company_id, itinerary_id from lines) s cross join days d
      cross join lateral (select min(first_day) as first_day, max(last_day) as last_day, max(people) as people
        from (${cameTo(sql`i.itinerary_id = s.itinerary_id`)}) own) w),
  arrived as materialized (select l.*, w.again, extract(month from l.first_day)::int as month
    from lines l join whole w using (stay_id) cross join days d where l.first_day between d.first and d.last)`

/** An opening counts unless it was taken back: the firm's next stage is one before it. */
const openings = ({ from, through }: Period) => sql`select a.id, a.company_id, a.on_day from workation.company_acts a
  where a.stage = 'opened' and a.on_day between ${from} and ${through}
    and coalesce((select b.stage from workation.company_acts b
      where b.company_id = a.company_id and b.act = 'stage' and b.id > a.id order by b.id limit 1), 'closed') = 'closed'`

/** 効果 of a fiscal year, by month and of all of it. */
export async function countEffects(db: Db<'workation'>, year: number): Promise<Effects> {
  const period = periodOf(year, undefined)
  const { rows } = await sql<Counted>`with ${linesOf(period)},
    nights as (select l.people, extract(month from night)::int as month from lines l cross join days d
      cross join generate_series(greatest(l.from_day, d.first), least(l.through_day - 1, d.last), '1 day') night
      where l.kind = 'lodging'),
    ended as (select w.stay_id, extract(month from w.last_day)::int as month, v.stay_id as answered, v.spend
      from whole w left join workation.surveys v on v.stay_id = w.stay_id where w.ends)
    select 'nights' as figure, month, sum(people) as value from nights group by rollup (month)
    union all select 'firms', month, count(distinct company_id) from arrived group by rollup (month)
    union all select 'repeat', month, count(distinct company_id) from arrived where again group by rollup (month)
    union all select 'people', first_month, sum(people) from whole where begins group by rollup (first_month)
    union all select 'sessions', month, count(distinct session_id) from arrived group by rollup (month)
    union all select 'exchanges', month, count(distinct session_id) from arrived where theme = 'exchange' group by rollup (month)
    union all select 'booked', month, sum(yen)::bigint from arrived group by rollup (month)
    union all select 'spent', month, sum(spend) from ended group by rollup (month)
    union all select 'ended', month, count(*) from ended group by rollup (month)
    union all select 'answered', month, count(answered) from ended group by rollup (month)
    union all select 'opened', month, count(*) from (
      select extract(month from o.on_day)::int as month from (${openings(period)}) o) o group by rollup (month)`.execute(
    db,
  )
  return effectsOf(year, rows)
}

/** The day from which on there is something to count. */
export async function findFirstDay(db: Db<'workation'>): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ first: Temporal.PlainDate | null }>`select least(
    (select i.from_day from workation.itinerary_items i join workation.arrivals a on a.item_id = i.id and a.people > 0
      where i.from_day is not null order by i.from_day limit 1),
    (select (n.starts_at at time zone 'Asia/Tokyo')::date from workation.sessions n
      join workation.itinerary_items i on i.session_id = n.id join workation.arrivals a on a.item_id = i.id and a.people > 0
      where n.cancelled_at is null order by n.starts_at limit 1),
    (select min(on_day) from workation.company_acts where stage = 'opened')) as first`.execute(db)
  return rows[0]?.first ?? undefined
}

/** A stay behind the figures of some days, with what of it is counted in them. */
export interface CountedStay {
  id: number
  companyId: number
  company: string
  /** Of all to which somebody came. */
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  /** Somebody came to something that begins in these days: so the firm counts. */
  came: boolean
  again: boolean
  /** All who came; 0 where they are counted in the days in which they came first. */
  people: number
  /** Person-nights. */
  nights: number
  /** Yen of what was booked and come to. */
  booked: number
  /** It ended in these days. */
  ended: boolean
  answered: boolean
  /** Yen, as the survey says. */
  spent: number
}

/** 滞在 behind the figures: their sums are these figures. */
export async function listCountedStays(db: Db<'workation'>, period: Period): Promise<CountedStay[]> {
  const { rows } = await sql<CountedStay>`with ${linesOf(period)}
    select w.stay_id as id, w.company_id as "companyId", c.name as company, w.first_day as first, w.last_day as last, w.again,
      n.came, case when w.begins then w.people else 0 end as people, n.nights, n.booked, w.ends as ended,
      w.ends and v.stay_id is not null as answered, case when w.ends then coalesce(v.spend, 0) else 0 end as spent
    from whole w join workation.companies c on c.id = w.company_id left join workation.surveys v on v.stay_id = w.stay_id
      cross join days d cross join lateral (
        select count(*) filter (where l.first_day between d.first and d.last) > 0 as came,
          coalesce(sum(l.yen) filter (where l.first_day between d.first and d.last), 0)::bigint as booked,
          coalesce(sum(l.people * greatest(0, least(l.through_day, d.last + 1) - greatest(l.from_day, d.first)))
            filter (where l.kind = 'lodging'), 0)::int as nights
        from lines l where l.stay_id = w.stay_id) n
    where n.came or n.nights > 0 or w.ends order by w.first_day, w.stay_id`.execute(db)
  return rows
}

/** 開催回 to which somebody came. */
export interface HeldSession {
  id: number
  programme: string
  startsAt: Temporal.Instant
  isExchange: boolean
  people: number
}

export async function listHeldSessions(db: Db<'workation'>, period: Period): Promise<HeldSession[]> {
  const { rows } = await sql<HeldSession>`with ${linesOf(period)}
    select n.id, o.name as programme, n.starts_at as "startsAt", bool_or(l.theme = 'exchange') as "isExchange", sum(l.people)::int as people
    from arrived l join workation.sessions n on n.id = l.session_id join workation.offers o on o.id = n.programme_id
    group by n.id, o.name order by n.starts_at, n.id`.execute(db)
  return rows
}

/** オフィスの開設 of these days. */
export interface Opening {
  id: number
  companyId: number
  company: string
  on: Temporal.PlainDate
}

export async function listOpenings(db: Db<'workation'>, period: Period): Promise<Opening[]> {
  const { rows } = await sql<Opening>`select o.id, o.company_id as "companyId", c.name as company, o.on_day as "on"
    from (${openings(period)}) o join workation.companies c on c.id = o.company_id order by o.on_day, o.id`.execute(db)
  return rows
}
