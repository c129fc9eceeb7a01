import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { LiveSource } from '../datasets/dataset.ts'
import { isLiveSource, LIVE_SETS } from './live-sets.ts'
import { refreshSource } from './refresh.ts'

/** Of every live set each night, or of the one that the payload names. */
export const REFRESH = 'opendata.refresh'

/** オープンデータ一覧 follows what is published. One job, however much is published at once. */
export const enqueueList = (tx: Tx<'opendata'>): Promise<void> =>
  enqueue(tx, REFRESH, { source: 'list' satisfies LiveSource }, { key: `${REFRESH} list` })

export const refreshTask =
  ({ clock }: Pick<Program, 'clock'>): Task =>
  async (town, { source }) => {
    const db: Db<'opendata'> = town.db
    const sources = typeof source === 'string' && isLiveSource(source) ? [source] : Object.keys(LIVE_SETS)
    for (const one of sources as LiveSource[]) await refreshSource(db, clock(), town, one)
  }
