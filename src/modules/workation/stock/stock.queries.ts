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
    on conflict (place_id, on_day) do update set units = excluded.units`.execute(tx)
}

/** From then on these days are ordinary ones. */
export async function clearUnits(
  tx: Tx<'workation'>,
  placeId: number,
  { from, through }: Pick<StockChange, 'from' | 'through'>,
): Promise<void> {
  await tx
    .deleteFrom('workation.stock_days')
    .where('place_id', '=', placeId)
    .where('on_day', '>=', from)
    .where('on_day', '<=', through)
    .execute()
}
