import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Dataset, LiveSource } from '../datasets/dataset.ts'
import { mayKeep } from '../datasets/may.ts'
import { ensureLiveDataset } from './ensure-live-dataset.ts'
import { isLiveSource } from './live-sets.ts'
import { type Outcome, refresh } from './refresh.ts'

const WAIT = '公開の決裁を待っています。決裁が終わるか、取り下げてから、もう一度お試しください。'

export interface Made {
  slug: string
  outcome: Exclude<Outcome, 'circulating'>
}

/** いまの登録から版を作る, on somebody's word. @throws Refusal 403 for another section, 409 while an edition is being decided */
export async function makeNow(
  town: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  source: LiveSource,
): Promise<Made> {
  const db: Db<'opendata'> = town.db
  return db.transaction().execute(async (tx) => {
    const dataset = await ensureLiveDataset(tx, now, staff, source)
    if (!mayKeep(staff, dataset.sectionId))
      throw new Refusal(403, 'このデータの版を作れるのは、データを持っている課の職員です。')
    const outcome = await refresh(tx, now, town, dataset, staff.id)
    if (outcome === 'circulating') throw new Refusal(409, WAIT)
    return { slug: dataset.slug, outcome }
  })
}

/** The same for a dataset in hand. @throws Refusal 409 where its rows come from elsewhere */
export function refreshDataset(town: Municipality, now: Temporal.Instant, staff: Staff, { source }: Dataset) {
  if (!isLiveSource(source)) throw new Refusal(409, 'このデータは、登録からではなく、ファイルから作ります。')
  return makeNow(town, now, staff, source)
}
