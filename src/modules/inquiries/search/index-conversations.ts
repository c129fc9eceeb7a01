import type { Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { holdIndex, readSearchable, takeMarks, writeSearchable } from './searchable.queries.ts'

/** Conversations of one transaction, and transactions of one run: the rest of a backlog waits for the next minute. */
const [BATCH, MOST_BATCHES] = [200, 200]

/** Every minute: makes searchable what changed. Killed in the middle, the batch keeps its marks. */
export const indexTask: Task = async ({ db }) => {
  for (let n = 0; n < MOST_BATCHES; n++) if (!(await indexBatch(db))) return
}

/** @returns false where nothing was left, or another indexer is at work */
const indexBatch = (db: Db<'inquiries'>): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if (!(await holdIndex(tx))) return false
    const ids = await takeMarks(tx, BATCH)
    await writeSearchable(tx, await readSearchable(tx, ids))
    return ids.length > 0
  })
