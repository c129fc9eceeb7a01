import type { Db, Tx } from '#lib/db/connect.ts'
import type { Source } from './source.ts'

const sources = (db: Db<'opendata'>) =>
  db
    .selectFrom('opendata.sources as s')
    .select(['s.id', 's.code', 's.name', 's.url', 's.added_at as addedAt', 's.stopped_at as stoppedAt', 's.version'])

export const findSource = (db: Db<'opendata'>, id: number): Promise<Source | undefined> =>
  sources(db).where('s.id', '=', id).executeTakeFirst()

/** Locked until the transaction ends: what is taken over from it happens one after the other. */
export const holdSource = (tx: Tx<'opendata'>, id: number): Promise<Source | undefined> =>
  sources(tx).where('s.id', '=', id).forUpdate().executeTakeFirst()

export const listActive = (db: Db<'opendata'>): Promise<Source[]> =>
  sources(db).where('s.stopped_at', 'is', null).orderBy('s.id').execute()

/** With how many datasets of it are shown here. */
export const listSources = (db: Db<'opendata'>): Promise<(Source & { shown: number })[]> =>
  sources(db)
    .leftJoin('opendata.harvested as h', (join) => join.onRef('h.source_id', '=', 's.id').on('h.gone_at', 'is', null))
    .select(({ fn }) => fn.count<number>('h.dataset_id').as('shown'))
    .groupBy('s.id')
    .orderBy('s.name')
    .orderBy('s.id')
    .execute()

export async function countShownOf(db: Db<'opendata'>, sourceId: number): Promise<number> {
  const { count } = await db
    .selectFrom('opendata.harvested')
    .where('source_id', '=', sourceId)
    .where('gone_at', 'is', null)
    .where('hidden_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export interface NewSource {
  name: string
  url: string
}

/** @returns undefined where its address or its code is another's */
export async function insertSource(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  staffId: number,
  source: NewSource & { code: string },
): Promise<number | undefined> {
  const row = await tx
    .insertInto('opendata.sources')
    .values({ ...source, added_by: staffId, added_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const findByUrl = (db: Db<'opendata'>, url: string): Promise<Source | undefined> =>
  sources(db).where('s.url', '=', url).executeTakeFirst()

export async function setStopped(tx: Tx<'opendata'>, id: number, stoppedAt: Temporal.Instant | null): Promise<void> {
  await tx
    .updateTable('opendata.sources')
    .set((e) => ({ stopped_at: stoppedAt, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
