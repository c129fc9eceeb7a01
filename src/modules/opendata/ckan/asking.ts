import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { packageOf } from './package.ts'
import { type Parameters, wholeOf } from './parameters.ts'
import { lookUp } from './view-packages.ts'

/** What an action is asked with. */
export interface Asking {
  municipality: Pick<Municipality, 'publicUrl'>
  /** The one connection that it holds: all is read with it. */
  db: Db<'opendata'>
  now: Temporal.Instant
  parameters: Parameters
}

/** Packages of one answer, as in CKAN (`ckan.search.rows_max`). */
export const MOST_PACKAGES = 1_000

export async function packagesOf({ db, municipality }: Asking, datasets: readonly ShownDataset[]) {
  const known = await lookUp(db, municipality, datasets)
  return datasets.map((dataset) => packageOf(dataset, known(dataset)))
}

export const pageOf = (
  parameters: Parameters,
  names: { from: string; limit: string },
  otherwise: number,
  most: number,
) => ({
  from: wholeOf(parameters, names.from, { least: 0, most: 10_000_000, otherwise: 0 }),
  limit: wholeOf(parameters, names.limit, { least: 0, most, otherwise }),
})
