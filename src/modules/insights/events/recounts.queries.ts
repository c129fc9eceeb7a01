import type { Db, Tx } from '#lib/db/connect.ts'

/** 数え直し: how far it has come. */
export interface Recount {
  id: number
  askedAt: Temporal.Instant
  /** Not known before it begins. */
  months: number | null
  done: number
  finishedAt: Temporal.Instant | null
}

const COLUMNS = ['id', 'asked_at as askedAt', 'months', 'done', 'finished_at as finishedAt'] as const

export async function findLastRecount(db: Db<'insights'>): Promise<Recount | undefined> {
  return await db.selectFrom('insights.recounts').select(COLUMNS).orderBy('id', 'desc').limit(1).executeTakeFirst()
}

/** The one that is not finished, or a new one. */
export async function beginRecount(tx: Tx<'insights'>, now: Temporal.Instant, staffId: number | null): Promise<number> {
  await tx
    .insertInto('insights.recounts')
    .values({ asked_at: now, asked_by: staffId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('insights.recounts')
    .select('id')
    .where('finished_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

/** Asked again while it ran, it has a second job; by then the first has finished it. */
export async function isAwaited(db: Db<'insights'>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('insights.recounts')
    .select('id')
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false where it was finished before */
export async function setRecounted(
  db: Db<'insights'>,
  id: number,
  { months, done, finishedAt = null }: { months: number; done: number; finishedAt?: Temporal.Instant | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('insights.recounts')
    .set({ months, done, finished_at: finishedAt })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
