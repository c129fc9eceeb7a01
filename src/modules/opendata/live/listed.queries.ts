import type { Db } from '#lib/db/connect.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { datasets } from '../datasets/datasets.queries.ts'
import { formatsOf } from '../editions/edition.ts'
import { listShownTables } from '../editions/editions.queries.ts'
import type { Listed } from './list-rows.ts'

/** Every dataset of the town's own that the public sees, but for the list itself: publishing that would change it. */
export async function listListed(db: Db<'opendata'>): Promise<Listed[]> {
  const shown = await datasets(db)
    .where('d.modified_at', 'is not', null)
    .where('d.source', 'not in', ['harvest', 'list'])
    .orderBy('d.id')
    .$castTo<ShownDataset>()
    .execute()
  const tables = await listShownTables(
    db,
    shown.map(({ id }) => id),
  )
  return shown.map((dataset) => ({
    dataset,
    files: tables
      .filter(({ datasetId }) => datasetId === dataset.id)
      .flatMap((table) => formatsOf(table).map((format) => ({ key: table.key, title: table.title, format }))),
  }))
}
