import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findInHand, markDraft } from '../editions/editions.queries.ts'
import type { Dataset } from './dataset.ts'
import { holdDataset, insertDataset, updateDataset } from './datasets.queries.ts'
import { mayKeep } from './may.ts'
import { readDataset } from './read-dataset.ts'

/** @returns its name. @throws Refusal 403 for another section, 409 where the name is taken, 422 */
export async function addDataset(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: Typed,
): Promise<string> {
  const dataset = readDataset(typed, true)
  if (!mayKeep(staff, dataset.sectionId))
    throw new Refusal(403, '自分の課のデータセットだけを加えられます。', 'section')
  await db.transaction().execute(async (tx) => {
    const id = await insertDataset(tx, now, { ...dataset, source: 'file' })
    if (id === undefined)
      throw new Refusal(409, `「${dataset.slug}」は、もう使われています。ほかの名前にしてください。`, 'slug')
    const { slug, sectionId: section } = dataset
    await record(tx, now, `staff:${staff.id}`, 'dataset.added', `dataset:${slug}`, { section })
  })
  return dataset.slug
}

/** What is public stays as it is until the next edition. @throws Refusal 409 where it was changed meanwhile, or an edition of it is being decided */
export async function changeDataset(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  dataset: Dataset,
  typed: Typed,
  version: number,
): Promise<void> {
  const { slug: _slug, sectionId: _section, ...words } = readDataset(typed, false)
  const { id, slug } = dataset
  await db.transaction().execute(async (tx) => {
    const held = await holdDataset(tx, id)
    if ((await findInHand(tx, id))?.state === 'circulating')
      throw new Refusal(409, 'いまは決裁を待っています。決裁が終わってから、もう一度お試しください。')
    if (!(await updateDataset(tx, held ?? dataset, version, words)))
      throw new Refusal(409, 'ほかの人が先に変更しました。読み込み直して、もう一度お試しください。')
    await markDraft(tx, id, words.isStatistics)
    const detail = { title: words.title, statistics: words.isStatistics }
    await record(tx, now, `staff:${staff.id}`, 'dataset.changed', `dataset:${slug}`, detail)
  })
}
