import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'

export interface StockChange {
  from: Temporal.PlainDate
  through: Temporal.PlainDate
  units: number
}

export async function setUnits(
  tx: Tx<'workation'>,
  placeId: number,
  { from, through, units }: StockChange,
): Promise<void> {
  await sql`insert into workation.stock_days (place_id, on_day, units)
    select ${placeId}, day::date, ${units} from generate_series(${from}::date, ${through}::date, '1 day') day
    on conflict (place_id, on_day) do update set units = excluded.units, ordinary = false`.execute(tx)
}

export interface BookedDay {
  on: Temporal.PlainDate
  taken: number
}

/** Days on which more is booked than there would be, the first ten. */
export async function listBookedOver(
  tx: Tx<'workation'>,
  placeId: number,
  { from, through, units }: StockChange,
): Promise<BookedDay[]> {
  const { rows } = await sql<BookedDay>`select on_day as "on", taken::int as taken from workation.stock_days
    where place_id = ${placeId} and on_day between ${from}::date and ${through}::date and taken > ${units} order by on_day limit 10`.execute(
    tx,
  )
  return rows
}

/** From then on these days are ordinary ones. */
export async function clearUnits(
  tx: Tx<'workation'>,
  placeId: number,
  { from, through }: Pick<StockChange, 'from' | 'through'>,
): Promise<void> {
  const days = sql`place_id = ${placeId} and on_day between ${from}::date and ${through}::date`
  await sql`delete from workation.stock_days where ${days} and taken = 0`.execute(tx)
  await sql`update workation.stock_days set ordinary = true where ${days}`.execute(tx)
  await followPlace(tx, placeId, from)
}

/** Rows that are there only for what is taken have as many units as the place now has on such a day. */
export async function followPlace(tx: Tx<'workation'>, placeId: number, from: Temporal.PlainDate): Promise<void> {
  await sql`update workation.stock_days s set units = coalesce(workation.ordinary_units(p, s.on_day), 0)
    from workation.places p where p.offer_id = ${placeId} and s.place_id = p.offer_id and s.ordinary and s.on_day >= ${from}`.execute(
    tx,
  )
}
