import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Editor, whoColumns } from '../offers/editor.ts'
import type { Measurement } from './measurement.ts'

export async function insertMeasurement(
  tx: Tx<'workation'>,
  editor: Editor,
  placeId: number,
  { measuredAt, source, instrument, down, up, latency, noise, reception }: Measurement,
): Promise<void> {
  await tx
    .insertInto('workation.measurements')
    .values({
      place_id: placeId,
      measured_at: measuredAt,
      source,
      instrument,
      down_mbps: down,
      up_mbps: up,
      latency_ms: latency,
      noise_db: noise,
      reception,
      ...whoColumns(editor),
    })
    .execute()
}

export interface ListedMeasurement extends Measurement {
  /** The town's section measured, or the provider themselves. */
  by: 'section' | 'provider'
}

/** The newest first. */
export async function listMeasurements(db: Db<'workation'>, placeId: number, most = 24): Promise<ListedMeasurement[]> {
  const { rows } = await sql<ListedMeasurement>`
    select measured_at as "measuredAt", source, instrument, down_mbps as down, up_mbps as up, latency_ms as latency,
      noise_db as noise, reception, case when staff_id is null then 'provider' else 'section' end as by
    from workation.measurements where place_id = ${placeId} order by measured_at desc, id desc limit ${most}`.execute(
    db,
  )
  return rows
}
