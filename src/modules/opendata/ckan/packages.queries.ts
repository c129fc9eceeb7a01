import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { datasets } from '../datasets/datasets.queries.ts'
import { pattern } from './solr/conditions.queries.ts'

/** Those of the packages that a search finds; undefined: all. */
type Narrowed = RawBuilder<boolean> | undefined

const found = (db: Db<'opendata'>, narrowed: Narrowed) => {
  const all = datasets(db).where('d.modified_at', 'is not', null)
  return narrowed ? all.where(narrowed) : all
}

/** By what packages can be sorted. */
export const SORTS = {
  score: 'd.modified_at',
  metadata_modified: 'd.modified_at',
  metadata_created: 'd.shown_since',
  name: 'd.slug',
  title: 'd.title',
  title_string: 'd.title',
  id: 'd.uuid',
} as const
export type Sort = { by: keyof typeof SORTS; descending: boolean }[]

export async function findPackages(
  db: Db<'opendata'>,
  narrowed: Narrowed,
  { sort, from, limit }: { sort: Sort; from: number; limit: number },
): Promise<ShownDataset[]> {
  let query = found(db, narrowed)
  for (const { by, descending } of sort) query = query.orderBy(sql.ref(SORTS[by]), descending ? 'desc' : 'asc')
  return (await query.orderBy('d.id', 'desc').offset(from).limit(limit).execute()) as ShownDataset[]
}

export async function countPackages(db: Db<'opendata'>, narrowed: Narrowed): Promise<number> {
  const { count } = await db
    .selectFrom(found(db, narrowed).as('found'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const FACETS = {
  organization: sql`select "publisherCode" as key, max("publisherName") as name, count(*)::int as count from found group by 1`,
  tags: sql`select tag as key, tag as name, count(*)::int as count from found, unnest(keywords) tag group by 1`,
  res_format: sql`select replace(upper(format), 'GEO', 'Geo') as key, replace(upper(format), 'GEO', 'Geo') as name, count(*)::int as count from found, unnest(formats) format group by 1`,
  license_id: sql`select licence as key, licence as name, count(*)::int as count from found group by 1`,
} as const
export type Facet = keyof typeof FACETS
export const isFacet = (field: string): field is Facet => Object.hasOwn(FACETS, field)

export interface Faceted {
  key: string
  name: string
  count: number
}

/** How many of each there are, most first. @param limit of values; negative: all of them, as CKAN has it */
export async function countFacet(
  db: Db<'opendata'>,
  narrowed: Narrowed,
  facet: Facet,
  limit: number,
): Promise<Faceted[]> {
  const { rows } = await sql<Faceted>`with found as (${found(db, narrowed)}) select * from (${FACETS[facet]}) counted
    order by count desc, key limit ${limit < 0 ? 10_000 : Math.min(limit, 10_000)}`.execute(db)
  return rows
}

export const listNames = (
  db: Db<'opendata'>,
  { from, limit }: { from: number; limit: number },
): Promise<{ slug: string }[]> =>
  db
    .selectFrom('opendata.datasets')
    .select('slug')
    .where('modified_at', 'is not', null)
    .orderBy('slug')
    .offset(from)
    .limit(limit)
    .execute()

export async function listTags(db: Db<'opendata'>, part: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`select distinct tag from opendata.datasets, unnest(keywords) tag
    where modified_at is not null and lower(tag) like ${`%${pattern(part.toLowerCase())}%`} order by tag limit 10000`.execute(
    db,
  )
  return rows.map(({ tag }) => tag)
}
