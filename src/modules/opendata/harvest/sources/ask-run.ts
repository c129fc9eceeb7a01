import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Asked, insertRun } from './runs.queries.ts'
import { holdSource, listActive } from './sources.queries.ts'
import type { Source } from './source.ts'
import { tellPages } from './tell-pages.ts'

export const HARVEST = 'opendata.harvest'
export const HARVEST_ALL = 'opendata.harvest-all'

/** One after the other in a town: a slow catalogue holds one worker, not all of them. @returns false where one waits already */
async function addRun(tx: Tx<'opendata'>, now: Temporal.Instant, asked: Asked): Promise<boolean> {
  const run = await insertRun(tx, now, asked)
  if (run === undefined) return false
  const { sourceId } = asked
  await enqueue(tx, HARVEST, { source: sourceId }, { queue: HARVEST, key: `${HARVEST}:${sourceId}`, maxAttempts: 5 })
  return true
}

async function getActive(tx: Tx<'opendata'>, id: number): Promise<Source> {
  const source = await holdSource(tx, id)
  if (!source) throw new Refusal(404, 'この収集先は見つかりません。')
  if (source.stoppedAt) throw new Refusal(409, 'この収集先は、止めています。集めるには、再開してください。')
  return source
}

/**
 * いま集める: beside the run of the night. One that waits already is enough.
 * @param mayLose so many datasets may be gone at once: whoever asks has seen how many
 */
export async function askRun(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Pick<Staff, 'id'>,
  sourceId: number,
  mayLose = 0,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const source = await getActive(tx, sourceId)
    if (!(await addRun(tx, now, { sourceId, askedBy: staff.id, mayLose })))
      throw new Refusal(409, '集めるのを待っています。順番が来ると始まります。')
    await tellPages(tx)
    const detail = mayLose > 0 ? { name: source.name, mayLose } : { name: source.name }
    await record(tx, now, `staff:${staff.id}`, 'harvest.asked', `harvest_source:${sourceId}`, detail)
  })
}

/** The night's: every source that is not stopped. */
export async function askAllRuns(db: Db<'opendata'>, now: Temporal.Instant): Promise<void> {
  for (const { id } of await listActive(db)) {
    await db.transaction().execute((tx) => addRun(tx, now, { sourceId: id, askedBy: null, mayLose: 0 }))
  }
}
