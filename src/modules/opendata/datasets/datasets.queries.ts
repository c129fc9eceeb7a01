import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Dataset, DatasetWords, LiveSource, Resource, ShownDataset, Source } from './dataset.ts'
import type { Format, Frequency, Licence } from './vocabulary.ts'

export const datasets = (db: Db<'opendata'>) =>
  db
    .selectFrom('opendata.datasets as d')
    .select(['d.id', 'd.uuid', 'd.slug', 'd.title', 'd.summary', 'd.section_id as sectionId', 'd.theme', 'd.keywords'])
    .select([
      sql<Licence | 'other'>`d.licence`.as('licence'),
      sql<Frequency>`d.frequency`.as('frequency'),
      sql<Source>`d.source`.as('source'),
      sql<Format[]>`d.formats`.as('formats'),
      sql<DatasetWords | null>`d.next_words`.as('nextWords'),
    ])
    .select([
      'd.is_statistics as isStatistics',
      'd.version',
      'd.shown_since as shownSince',
      'd.modified_at as modifiedAt',
    ])
    .select(['d.publisher_code as publisherCode', 'd.publisher_name as publisherName'])

export const findDataset = (db: Db<'opendata'>, slug: string): Promise<Dataset | undefined> =>
  datasets(db).where('d.slug', '=', slug).executeTakeFirst()

/** Whose edition it is. */
export const findDatasetOf = (db: Db<'opendata'>, editionId: number): Promise<Dataset | undefined> =>
  datasets(db)
    .where('d.id', '=', (e) => e.selectFrom('opendata.editions').select('dataset_id').where('id', '=', editionId))
    .executeTakeFirst()

/** Locked until the transaction ends: its editions follow one another. */
export const holdDataset = (tx: Tx<'opendata'>, id: number): Promise<Dataset | undefined> =>
  datasets(tx).where('d.id', '=', id).forUpdate().executeTakeFirst()

export const findLiveDataset = (db: Db<'opendata'>, source: LiveSource): Promise<Dataset | undefined> =>
  datasets(db).where('d.source', '=', source).executeTakeFirst()

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const shown = (db: Db<'opendata'>) => datasets(db).where('d.modified_at', 'is not', null).$castTo<ShownDataset>()

/** What anybody may see, by its name or its id. */
export const findShown = (db: Db<'opendata'>, nameOrId: string): Promise<ShownDataset | undefined> =>
  shown(db)
    .where(UUID.test(nameOrId) ? 'd.uuid' : 'd.slug', '=', nameOrId)
    .executeTakeFirst()

export const findShownById = (db: Db<'opendata'>, id: number): Promise<ShownDataset | undefined> =>
  shown(db).where('d.id', '=', id).executeTakeFirst()

export async function isAnythingShown(db: Db<'opendata'>): Promise<boolean> {
  const { is } = await db
    .selectNoFrom((e) => e.exists(e.selectFrom('opendata.datasets').where('modified_at', 'is not', null)).as('is'))
    .executeTakeFirstOrThrow()
  return Boolean(is)
}

export interface NewDataset {
  slug: string
  title: string
  summary: string
  sectionId: number
  theme: string
  keywords: string[]
  licence: Licence
  frequency: Frequency
  source: Exclude<Source, 'harvest'>
  isStatistics: boolean
}

/** @returns undefined where the name is taken */
export async function insertDataset(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  { sectionId, isStatistics, ...same }: NewDataset,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('opendata.datasets')
    .values({ ...same, section_id: sectionId, is_statistics: isStatistics, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export type ChangedDataset = DatasetWords & { isStatistics: boolean }

/** What is public stays as it was decided until the next edition. @returns false where somebody else changed it meanwhile */
export async function updateDataset(
  tx: Tx<'opendata'>,
  { id, modifiedAt }: Dataset,
  version: number,
  { isStatistics, ...words }: ChangedDataset,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('opendata.datasets')
    .set((e) => ({
      ...(modifiedAt ? { next_words: JSON.stringify(words) } : words),
      is_statistics: isStatistics,
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What the public sees from now on, with the words that were decided with it. */
export async function showDataset(
  tx: Tx<'opendata'>,
  { id, nextWords }: Dataset,
  now: Temporal.Instant,
  { code, name, formats }: { code: string; name: string; formats: readonly Format[] },
): Promise<void> {
  await tx
    .updateTable('opendata.datasets')
    .set((e) => ({
      ...nextWords,
      next_words: null,
      shown_since: e.fn.coalesce('shown_since', e.val(now)),
      modified_at: now,
      publisher_code: code,
      publisher_name: name,
      formats: [...formats],
    }))
    .where('id', '=', id)
    .execute()
}

/** Nobody sees it any more: what it says of itself is no longer two things. */
export async function hideDataset(tx: Tx<'opendata'>, { id, nextWords }: Dataset): Promise<void> {
  await tx
    .updateTable('opendata.datasets')
    .set({ ...nextWords, next_words: null, shown_since: null, modified_at: null, formats: [] })
    .where('id', '=', id)
    .execute()
}

const resources = (db: Db<'opendata'>) =>
  db
    .selectFrom('opendata.resources as r')
    .select(['r.id', 'r.key', 'r.made_at as madeAt', sql<Format>`r.format`.as('format'), 'r.dataset_id as datasetId'])

export const listResources = (
  db: Db<'opendata'>,
  datasetIds: readonly number[],
): Promise<(Resource & { datasetId: number })[]> =>
  datasetIds.length === 0
    ? Promise.resolve([])
    : resources(db).where('r.dataset_id', 'in', datasetIds).orderBy('r.key').orderBy('r.format').execute()

export const findResource = (db: Db<'opendata'>, id: string): Promise<(Resource & { datasetId: number }) | undefined> =>
  resources(db).where('r.id', '=', id).executeTakeFirst()

export async function keepResources(
  tx: Tx<'opendata'>,
  now: Temporal.Instant,
  datasetId: number,
  wanted: readonly { key: string; format: Format }[],
): Promise<void> {
  await tx
    .insertInto('opendata.resources')
    .values(wanted.map((one) => ({ ...one, dataset_id: datasetId, made_at: now })))
    .onConflict((conflict) => conflict.columns(['dataset_id', 'key', 'format']).doNothing())
    .execute()
}
