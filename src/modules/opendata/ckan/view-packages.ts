import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { listResources } from '../datasets/datasets.queries.ts'
import { listShownTables } from '../editions/editions.queries.ts'
import { listHarvested } from '../harvest/harvested.queries.ts'
import type { Known } from './package.ts'

/**
 * What is said of each of these datasets, in as many questions for one as for a thousand.
 * One after the other: within a transaction there is one connection, and none is to be waited for while it is held.
 */
export async function lookUp(
  db: Db<'opendata'>,
  { publicUrl }: Pick<Municipality, 'publicUrl'>,
  of: readonly ShownDataset[],
) {
  const ids = of.map(({ id }) => id)
  const { name: town } = await getProfile(db)
  const tables = await listShownTables(db, ids)
  const resources = await listResources(db, ids)
  const harvested = await listHarvested(db, ids)
  const [tablesOf, resourcesOf] = [
    Map.groupBy(tables, ({ datasetId }) => datasetId),
    Map.groupBy(resources, ({ datasetId }) => datasetId),
  ]
  const harvestedOf = new Map(harvested.map((one) => [one.datasetId, one]))
  return (dataset: ShownDataset): Known => ({
    publicUrl,
    town,
    tables: tablesOf.get(dataset.id) ?? [],
    resources: resourcesOf.get(dataset.id) ?? [],
    harvested: harvestedOf.get(dataset.id),
  })
}
