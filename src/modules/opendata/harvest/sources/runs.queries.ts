import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Finding, Reading } from '../reading/found.ts'
import type { Run } from './source.ts'

const runs = (db: Db<'opendata'>) =>
  db
    .selectFrom('opendata.runs as r')
    .leftJoin('kernel.staff as s', 's.id', 'r.asked_by')
    .select([
      'r.id',
      'r.source_id as sourceId',
      'r.asked_at as askedAt',
      'r.asked_by as askedBy',
      's.name as askedByName',
    ])
    .select(['r.may_lose as mayLose', 'r.would_lose as wouldLose', 'r.began_at as beganAt', 'r.ended_at as endedAt'])
    .select(['r.failure', 'r.announced', 'r.seen', 'r.added', 'r.changed', 'r.gone', 'r.back', 'r.echoes'])
    .select(['r.unreadable', sql<Finding[]>`r.findings`.as('findings')])

export const findRun = (db: Db<'opendata'>, id: number): Promise<Run | undefined> =>
  runs(db).where('r.id', '=', id).executeTakeFirst()

/** Newest first. */
export const listRuns = (db: Db<'opendata'>, sourceId: number, limit: number): Promise<Run[]> =>
  runs(db).where('r.source_id', '=', sourceId).orderBy('r.id', 'desc').limit(limit).execute()

/** The last of every source. */
export const listLastRuns = (db: Db<'opendata'>): Promise<Run[]> =>
  runs(db).distinctOn('r.source_id').orderBy('r.source_id').orderBy('r.id', 'desc').execute()

export interface Asked {
  sourceId: number
  /** null: the night's. */
  askedBy: number | null
  mayLose: number
}

/** @returns undefined where one waits already */
export async function insertRun(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  { sourceId, askedBy, mayLose }: Asked,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('opendata.runs')
    .values({ source_id: sourceId, asked_by: askedBy, asked_at: now, may_lose: mayLose })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function setBegun(tx: Tx<'opendata'>, now: Temporal.Instant, id: number): Promise<void> {
  await tx.updateTable('opendata.runs').set({ began_at: now }).where('id', '=', id).execute()
}

export async function setProgress(
  db: Db<'opendata'>,
  id: number,
  of: { seen: number; announced: number | undefined },
): Promise<void> {
  await db
    .updateTable('opendata.runs')
    .set({ seen: of.seen, announced: of.announced ?? null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** What a run came to. */
export interface Counts {
  added: number
  changed: number
  gone: number
  back: number
}

/** @returns false where the run was ended by another meanwhile: what it read is not to be kept */
export async function setDone(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  id: number,
  { seen, echoes, unreadable, findings }: Pick<Reading, 'seen' | 'echoes' | 'unreadable' | 'findings'>,
  counts: Counts,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('opendata.runs')
    .set({ ended_at: now, seen, echoes, unreadable, findings: JSON.stringify(findings), ...counts })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function setFailed(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  id: number,
  failure: string,
  wouldLose?: number,
): Promise<void> {
  await db
    .updateTable('opendata.runs')
    .set((e) => ({
      began_at: e.fn.coalesce('began_at', e.val(now)),
      ended_at: now,
      failure,
      would_lose: wouldLose ?? null,
    }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Whatever of a source has begun and not ended. */
export const findRunning = (db: Db<'opendata'>, sourceId: number): Promise<Run | undefined> =>
  runs(db)
    .where('r.source_id', '=', sourceId)
    .where('r.began_at', 'is not', null)
    .where('r.ended_at', 'is', null)
    .executeTakeFirst()

export const findWaiting = (db: Db<'opendata'>, sourceId: number): Promise<Run | undefined> =>
  runs(db).where('r.source_id', '=', sourceId).where('r.began_at', 'is', null).executeTakeFirst()
