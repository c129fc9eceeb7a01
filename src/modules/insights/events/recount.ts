import { type Actor, record } from '#kernel/audit/record.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Clock } from '#lib/time/clock.ts'
import { collect } from './collect.ts'
import { holdCollection } from './events.queries.ts'
import { listMonths, recountMonths, recountYears } from './figures.queries.ts'
import { beginRecount, isAwaited, setRecounted } from './recounts.queries.ts'

export const RECOUNT = 'insights.recount'

/** 数え直しを頼む: the worker does it; asked again while it is under way, it is the same one, and one that died is begun anew. */
export function askRecount(db: Db<'insights'>, now: Temporal.Instant, staffId: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const id = await beginRecount(tx, now, staffId)
    await enqueue(tx, RECOUNT, { id }, { key: RECOUNT, queue: RECOUNT })
    await record(tx, now, `staff:${staffId}`, 'figures.recount_asked', 'insights')
  })
}

/**
 * 数え直す: every figure from zero. What was not taken yet is taken, then each month is counted again in a transaction of its own, so that
 * what is interrupted leaves no month half counted. @param tell hears how far it is
 */
export async function recount(
  db: Db<'insights'>,
  clock: Clock,
  actor: Actor,
  id: number,
  tell: (done: number, months: number) => void = () => {},
): Promise<number> {
  await collect(db, clock())
  const months = await listMonths(db)
  for (const [done, month] of months.entries()) {
    await db.transaction().execute(async (tx) => {
      await holdCollection(tx)
      await recountMonths(tx, [month])
      await setRecounted(tx, id, { months: months.length, done: done + 1 })
    })
    tell(done + 1, months.length)
  }
  await db.transaction().execute(async (tx) => {
    await holdCollection(tx)
    await recountYears(tx, months)
    const now = clock()
    if (await setRecounted(tx, id, { months: months.length, done: months.length, finishedAt: now }))
      await record(tx, now, actor, 'figures.recounted', 'insights', { months: months.length })
  })
  return months.length
}

/** From the command line: here and now. @returns how many months */
export async function recountNow(
  db: Db<'insights'>,
  clock: Clock,
  actor: Actor,
  tell: (done: number, months: number) => void,
): Promise<number> {
  const id = await db.transaction().execute((tx) => beginRecount(tx, clock(), null))
  return await recount(db, clock, actor, id, tell)
}

export const recountTask =
  (program: Program): Task =>
  async ({ db }, payload) => {
    const id = Number(payload['id'])
    if (await isAwaited(db, id)) await recount(db, program.clock, 'system:worker', id)
  }
