import type { Matter } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { holdDataset, keepResources, showDataset } from '../datasets/datasets.queries.ts'
import { type Edition, formatsOf } from '../editions/edition.ts'
import { enqueueList } from '../live/refresh-task.ts'
import { findEdition, listTables, moveTo, publishEdition } from '../editions/editions.queries.ts'

/** 公開: in the transaction of the decision. The edition before it is the past. */
async function publish(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  dataset: Dataset,
  edition: Edition,
): Promise<void> {
  const { id, slug, sectionId } = dataset
  const tables = await listTables(tx, edition.id)
  const wanted = tables.flatMap((table) => formatsOf(table).map((format) => ({ key: table.key, format })))
  const section = (await listSections(tx as unknown as Tx, dateInTokyo(now))).find((one) => one.id === sectionId)
  const { code, name } = section ?? { code: '', name: '' } // dissolved while it circulated
  await publishEdition(tx, now, edition)
  await keepResources(tx, now, id, wanted)
  await showDataset(tx, dataset, now, {
    code,
    name,
    formats: [...new Set(wanted.map(({ format }) => format))].toSorted(),
  })
  await enqueueList(tx)
  const detail = { edition: edition.number, digest: edition.digest }
  await record(tx, now, `staff:${staff.id}`, 'dataset.published', `dataset:${slug}`, detail)
}

/** データの公開: what is decided is public at once; what is not is a draft again. */
export const publicationMatter: Matter = {
  name: 'オープンデータの公開',
  rejectionLeaves: '下書きは残り、直してまた起案できます。',
  async settled(kernelTx, { subject, outcome, now, staff }) {
    // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
    const tx = kernelTx as unknown as Tx<'opendata'>
    const found = await findEdition(tx, Number(subject))
    const dataset = found && (await holdDataset(tx, found.datasetId))
    const edition = await findEdition(tx, Number(subject)) // as it is now that the dataset is held
    if (!dataset || edition?.state !== 'circulating') throw new Error(`no edition ${subject} is circulating`)
    if (outcome === 'decided') await publish(tx, now, staff, dataset, edition)
    else await moveTo(tx, edition.id, 'circulating', 'draft')
  },
  mendHref: (subject) => `/console/opendata/editions/${subject}`,
}
