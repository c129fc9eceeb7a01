import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

/** Days on which people want to stay: from the first through the last, on which a lodging is no longer needed. */
export interface Wish {
  from: Temporal.PlainDate
  through: Temporal.PlainDate
  people: number
}

/** How many units of a place are free on a day; nothing on a day on which it is never open. Of a place `p`, its stock day `s` and the day `d`. */
const freeOnDay = sql`coalesce(s.units - s.taken,
  case when d.weekday = any(p.weekdays) then p.units when p.kind = 'lodging' then 0::smallint end)`

/**
 * What is free, said here alone: of each place the smallest number of units on any day of a wish. A day on which a workplace
 * or an office is never open does not count; a lodging must take every night.
 */
export const freeUnits = ({ from, through }: Pick<Wish, 'from' | 'through'>): RawBuilder<unknown> => sql`
  select place_id, min(units) as units, min(units) * each as people from (
    select p.offer_id as place_id, p.people_per_unit as each, ${freeOnDay} as units
    from workation.places p
      cross join (select day::date as on_day, extract(isodow from day)::smallint as weekday
        from generate_series(${from}::date, ${through}::date, '1 day') day) d
      left join workation.stock_days s on s.place_id = p.offer_id and s.on_day = d.on_day
        and s.on_day between ${from}::date and ${through}::date
    where p.kind <> 'lodging' or d.on_day < ${through}::date) day
  group by place_id, each`

export interface StockDay {
  on: Temporal.PlainDate
  /** Nothing: it is never open on that day of the week. */
  units: number | null
  taken: number
  isException: boolean
}

/** A place day by day, as its provider sees it. */
export async function listStock(
  db: Db<'workation'>,
  placeId: number,
  from: Temporal.PlainDate,
  days: number,
): Promise<StockDay[]> {
  const { rows } = await sql<StockDay>`
    select d.on_day as "on", ${freeOnDay} + coalesce(s.taken, 0) as units, coalesce(s.taken, 0) as taken,
      s.units is not null and not s.ordinary as "isException"
    from workation.places p
      cross join (select ${from}::date + n as on_day, extract(isodow from ${from}::date + n)::smallint as weekday
        from generate_series(0, ${days - 1}) n) d
      left join workation.stock_days s on s.place_id = p.offer_id and s.on_day = d.on_day
    where p.offer_id = ${placeId} order by d.on_day`.execute(db)
  return rows
}
