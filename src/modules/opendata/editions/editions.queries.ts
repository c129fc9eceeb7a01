import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { KeptFinding } from '../files/finding.ts'
import type { Edition, EditionState, Table } from './edition.ts'

const editions = (db: Db<'opendata'>) =>
  db
    .selectFrom('opendata.editions as e')
    .leftJoin('kernel.staff as w', 'w.id', 'e.made_by')
    .select(['e.id', 'e.dataset_id as datasetId', 'e.number', sql<EditionState>`e.state`.as('state'), 'e.note'])
    .select(['w.name as madeBy', 'e.made_at as madeAt', 'e.digest', 'e.errors', 'e.warnings'])
    .select(['e.is_statistics as isStatistics', 'e.published_at as publishedAt', 'e.ended_at as endedAt'])
    .select((e) => [
      'e.withdrawn_because as withdrawnBecause',
      'e.identity_check as identityCheck',
      e('e.suppression', 'is not', null).$castTo<boolean>().as('isSuppressed'),
    ])

/** Newest first. */
export const listEditions = (db: Db<'opendata'>, datasetId: number): Promise<Edition[]> =>
  editions(db).where('e.dataset_id', '=', datasetId).orderBy('e.number', 'desc').limit(200).execute()

/** What the check found, as far as it is kept. */
export async function listFindings(db: Db<'opendata'>, id: number): Promise<KeptFinding[]> {
  const row = await db
    .selectFrom('opendata.editions')
    .select(sql<KeptFinding[]>`findings`.as('findings'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.findings ?? []
}

export const findEdition = (db: Db<'opendata'>, id: number): Promise<Edition | undefined> =>
  editions(db).where('e.id', '=', id).executeTakeFirst()

/** The one that the public has now. */
export const findPublished = (db: Db<'opendata'>, datasetId: number): Promise<Edition | undefined> =>
  editions(db).where('e.dataset_id', '=', datasetId).where('e.state', '=', 'published').executeTakeFirst()

/** The one that is being made or decided. */
export const findInHand = (db: Db<'opendata'>, datasetId: number): Promise<Edition | undefined> =>
  editions(db).where('e.dataset_id', '=', datasetId).where('e.state', 'in', ['draft', 'circulating']).executeTakeFirst()

const tables = (db: Db<'opendata'>) =>
  db
    .selectFrom('opendata.tables as t')
    .select(['t.id', 't.key', 't.title', 't.standard', 't.columns', 't.latitude', 't.longitude'])
    .select('t.row_count as rowCount')

export const listTables = (db: Db<'opendata'>, editionId: number): Promise<Table[]> =>
  tables(db).where('t.edition_id', '=', editionId).orderBy('t.key').execute()

/** Those of each of these editions, by its id. */
export async function tablesOfEach(
  db: Db<'opendata'>,
  editionIds: readonly number[],
): Promise<Map<number, (Table & { editionId: number })[]>> {
  if (editionIds.length === 0) return new Map()
  const all = await tables(db)
    .select('t.edition_id as editionId')
    .where('t.edition_id', 'in', editionIds)
    .orderBy('t.key')
    .execute()
  return Map.groupBy(all, ({ editionId }) => editionId)
}

/** Those of what the public has now. */
export const listShownTables = (
  db: Db<'opendata'>,
  datasetIds: readonly number[],
): Promise<(Table & { datasetId: number })[]> =>
  datasetIds.length === 0
    ? Promise.resolve([])
    : tables(db)
        .innerJoin('opendata.editions as e', 'e.id', 't.edition_id')
        .select('e.dataset_id as datasetId')
        .where('e.dataset_id', 'in', datasetIds)
        .where('e.state', '=', 'published')
        .orderBy('t.key')
        .execute()

export interface NewEdition {
  datasetId: number
  note: string
  madeBy: number | null
  digest: string
  errors: number
  warnings: number
  findings: readonly KeptFinding[]
  identityCheck: string
  isStatistics: boolean
}

/** The next number of its dataset: hold the dataset before. */
export async function insertEdition(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  { datasetId, madeBy, isStatistics, findings, identityCheck, ...same }: NewEdition,
): Promise<number> {
  const { id } = await tx
    .insertInto('opendata.editions')
    .values((e) => ({
      ...same,
      dataset_id: datasetId,
      made_by: madeBy,
      made_at: now,
      is_statistics: isStatistics,
      findings: JSON.stringify(findings),
      identity_check: identityCheck,
      number: e
        .selectFrom('opendata.editions')
        .select((n) => sql<number>`${n.fn.coalesce(n.fn.max('number'), n.val(0))} + 1`.as('next'))
        .where('dataset_id', '=', datasetId),
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function deleteDraft(tx: Tx<'opendata'>, id: number): Promise<void> {
  await tx.deleteFrom('opendata.editions').where('id', '=', id).where('state', '=', 'draft').execute()
}

/** What its dataset is said to be holds for the draft in hand, too. */
export async function markDraft(tx: Tx<'opendata'>, datasetId: number, isStatistics: boolean): Promise<void> {
  await tx
    .updateTable('opendata.editions')
    .set({ is_statistics: isStatistics })
    .where('dataset_id', '=', datasetId)
    .where('state', '=', 'draft')
    .execute()
}

/** @returns false where it is in another state meanwhile */
export async function moveTo(
  tx: Tx<'opendata'>,
  id: number,
  from: EditionState,
  to: 'draft' | 'circulating',
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('opendata.editions')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The one before it, if any, is the past from now on. */
export async function publishEdition(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  { id, datasetId }: Edition,
): Promise<void> {
  await tx
    .updateTable('opendata.editions')
    .set({ state: 'superseded', ended_at: now })
    .where('dataset_id', '=', datasetId)
    .where('state', '=', 'published')
    .execute()
  await tx
    .updateTable('opendata.editions')
    .set({ state: 'published', published_at: now })
    .where('id', '=', id)
    .execute()
}

/** Rows that are the same are hidden in the same way. */
export async function copySuppression(tx: Tx<'opendata'>, from: number, to: number): Promise<void> {
  await tx
    .updateTable('opendata.editions as e')
    .from('opendata.editions as p')
    .set((e) => ({ suppression: e.ref('p.suppression') }))
    .where('p.id', '=', from)
    .where('e.id', '=', to)
    .execute()
}

/** Its rows go; that it was there stays. */
export async function withdrawEdition(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  id: number,
  because: string,
): Promise<void> {
  await tx
    .updateTable('opendata.editions')
    .set((e) => ({ state: 'withdrawn', ended_at: e.fn.coalesce('ended_at', e.val(now)), withdrawn_because: because }))
    .where('id', '=', id)
    .execute()
  await tx
    .deleteFrom('opendata.rows')
    .where('table_id', 'in', (e) => e.selectFrom('opendata.tables').select('id').where('edition_id', '=', id))
    .execute()
}
