import type { Db } from '#lib/db/connect.ts'
import { findRun, findRunning, findWaiting, insertRun, setBegun, setFailed } from './runs.queries.ts'
import type { Run, Source } from './source.ts'
import { holdSource } from './sources.queries.ts'
import { tellPages } from './tell-pages.ts'

/**
 * Begins what waits of a source. A run that has not ended is ended here: either its program died, or it is slower than
 * whoever asks now. It finds that out before it keeps anything.
 * @returns undefined where nothing is to be done
 */
export async function beginRun(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  sourceId: number,
): Promise<{ source: Source; run: Run } | undefined> {
  return db.transaction().execute(async (tx) => {
    const source = await holdSource(tx, sourceId)
    if (!source) return undefined
    const [waiting, running] = [await findWaiting(tx, sourceId), await findRunning(tx, sourceId)]
    if (running) await setFailed(tx, now, running.id, '途中で止まりました。はじめから集め直しました。')
    // A job that is tried again after its program died has begun its run already.
    const id = waiting?.id ?? (running && (await insertRun(tx, now, running)))
    if (id === undefined) return undefined
    await setBegun(tx, now, id)
    await tellPages(tx)
    return { source, run: (await findRun(tx, id))! }
  })
}
