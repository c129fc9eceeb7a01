import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset, LiveSource } from '../datasets/dataset.ts'
import { findLiveDataset, insertDataset } from '../datasets/datasets.queries.ts'
import { LIVE_SETS } from './live-sets.ts'

/**
 * The dataset of a source. Where the town has none, it is made, and the section of whoever asks keeps it from now on.
 * @throws Refusal 403 without a section, 409 where its name is taken
 */
export async function ensureLiveDataset(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  source: LiveSource,
): Promise<Dataset & { source: LiveSource }> {
  const found = await findLiveDataset(tx, source)
  if (found) return { ...found, source }
  const [sectionId] = staff.sectionIds
  if (sectionId === undefined) throw new Refusal(403, 'このデータセットを作れるのは、課に所属している職員です。')
  const { standard: _, ...words } = LIVE_SETS[source]
  const id = await insertDataset(tx, now, { ...words, source, sectionId, licence: 'cc-by-4.0', isStatistics: false })
  const made = await findLiveDataset(tx, source)
  if (!made)
    throw new Refusal(
      409,
      `「${words.slug}」という名前のデータセットが、もうあります。そのデータセットを使うか、管理する職員に相談してください。`,
    )
  if (id !== undefined) {
    const detail = { source, section: sectionId }
    await record(tx, now, `staff:${staff.id}`, 'dataset.added', `dataset:${words.slug}`, detail)
  }
  return { ...made, source }
}
