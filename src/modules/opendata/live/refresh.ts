import type { Db, Tx } from '#lib/db/connect.ts'
import type { Dataset, LiveSource } from '../datasets/dataset.ts'
import { findLiveDataset, holdDataset } from '../datasets/datasets.queries.ts'
import { deleteDraft, findInHand, findPublished } from '../editions/editions.queries.ts'
import { makeEdition } from '../editions/make-edition.ts'
import { digestOf } from '../editions/rows.queries.ts'
import { checkTables } from './check-tables.ts'
import { LIVE_SETS } from './live-sets.ts'
import { liveTables, type Town } from './live-tables.ts'

/** `made`: a draft that says what the records say now; `circulating`: one is being decided, and is left alone. */
export type Outcome = 'made' | 'same' | 'circulating'

/**
 * 登録から版を作る: where the records say something else than the newest edition, a draft says it. Nothing is public by that.
 * A draft that the records have gone back from is dropped. @param staffId null: by the program
 */
export async function refresh(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  town: Town,
  dataset: Dataset & { source: LiveSource },
  staffId: number | null = null,
): Promise<Outcome> {
  await holdDataset(tx, dataset.id) // who else refreshes it waits here, and then sees this draft
  const [inHand, published] = [await findInHand(tx, dataset.id), await findPublished(tx, dataset.id)]
  if (inHand?.state === 'circulating') return 'circulating'
  const live = await liveTables(tx as unknown as Db<'opendata'>, now, town, dataset.source)
  const tables = live.map(({ table }) => table)
  const digest = digestOf(tables)
  if (digest === published?.digest && !dataset.nextWords) {
    if (inHand) await deleteDraft(tx, inHand.id)
    return 'same'
  }
  if (digest === inHand?.digest) return 'made'
  const checked = await checkTables(live, LIVE_SETS[dataset.source].standard)
  await makeEdition(tx, now, dataset, { tables, note: '登録から作成', staffId, ...checked })
  return 'made'
}

/** A set that the town does not have is not made. */
export async function refreshSource(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  town: Town,
  source: LiveSource,
): Promise<Outcome | undefined> {
  return db.transaction().execute(async (tx) => {
    const dataset = await findLiveDataset(tx, source)
    return dataset && refresh(tx, now, town, { ...dataset, source })
  })
}
