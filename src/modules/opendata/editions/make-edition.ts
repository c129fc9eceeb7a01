import { type Actor, record } from '#kernel/audit/record.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { holdDataset } from '../datasets/datasets.queries.ts'
import { KEPT, type KeptFinding } from '../files/finding.ts'
import type { NewTable } from './edition.ts'
import { deleteDraft, findInHand, insertEdition } from './editions.queries.ts'
import { refuseIdentities, refuseIdentitiesAmong } from './refuse-identities.ts'
import { digestOf, insertTable } from './rows.queries.ts'

/** What the check of its tables found. */
export interface Checked {
  errors: number
  warnings: number
  findings: readonly KeptFinding[]
}

export interface Making extends Checked {
  tables: readonly NewTable[]
  note: string
  staffId: number | null
}

/**
 * 版を作る: a draft of what the tables say. A draft that was there is replaced; nothing is public yet.
 * @throws Refusal 409 where one is being decided, 422 where numbers of persons stand in it
 */
export async function makeEdition(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  dataset: Dataset,
  { tables, note, staffId, errors, warnings, findings }: Making,
): Promise<number> {
  refuseIdentitiesAmong([{ field: 'note', label: '変わったこと', text: note }])
  const { suspects, identityCheck } = await refuseIdentities(tables)
  const { isStatistics } = (await holdDataset(tx, dataset.id)) ?? dataset
  const inHand = await findInHand(tx, dataset.id)
  if (inHand?.state === 'circulating')
    throw new Refusal(
      409,
      `第${inHand.number}版が決裁を待っています。決裁が終わるか、取り下げてから、もう一度お試しください。`,
    )
  if (inHand) await deleteDraft(tx, inHand.id)
  const digest = digestOf(tables)
  const edition = {
    datasetId: dataset.id,
    note,
    madeBy: staffId,
    digest,
    errors,
    warnings: warnings + suspects.length,
    findings: [...findings, ...suspects].slice(0, KEPT),
    identityCheck,
  }
  const id = await insertEdition(tx, now, { ...edition, isStatistics })
  for (const table of tables) await insertTable(tx, id, table)
  const actor: Actor = staffId === null ? 'system:worker' : `staff:${staffId}`
  const rows = tables.map((table) => table.rows.length)
  // The digest of counts that are hidden later would tell whoever tries out all that they can have been.
  const detail = { edition: id, rows, errors, ...(!isStatistics && { digest }) }
  await record(tx, now, actor, 'edition.made', `dataset:${dataset.slug}`, detail)
  return id
}
