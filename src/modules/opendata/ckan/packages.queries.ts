import { type ExpressionBuilder, sql } from 'kysely'
import type { Db, Tables } from '#lib/db/connect.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { datasets } from '../datasets/datasets.queries.ts'
import { fold } from '#lib/text/fold.ts'
import { LICENCES } from '../datasets/vocabulary.ts'
import { wordsOf } from '../site/search.ts'
import type { Asked } from './solr.ts'

type Expressions = ExpressionBuilder<Tables<'opendata'> & { d: Tables<'opendata'>['opendata.datasets'] }, 'd'>

/** `*` is anything. */
const pattern = (value: string) => value.replaceAll(/[\\%_]/g, String.raw`\$&`).replaceAll('*', '%')

const anywhere = (value: string) =>
  sql<boolean>`(${sql.join(
    wordsOf(value).map((word) => sql`d.searched like ${`%${pattern(word)}%`}`),
    sql` and `,
  )})`

/** What a field of Solr is here. A field that CKAN has and we do not finds nothing; Solr would say the same of an empty one. */
const FIELDS: Record<string, (value: string) => ReturnType<typeof sql<boolean>>> = {
  '*': () => sql`true`,
  text: anywhere,
  id: (value) => sql`d.uuid::text like ${pattern(value)}`,
  name: (value) => sql`d.slug like ${pattern(value)}`,
  title: (value) => sql`opendata.folded(d.title) like ${`%${pattern(fold(value))}%`}`,
  notes: (value) => sql`opendata.folded(d.summary) like ${`%${pattern(fold(value))}%`}`,
  organization: (value) => sql`d.publisher_code like ${pattern(value)}`,
  owner_org: (value) => sql`d.publisher_code like ${pattern(value)}`,
  tags: (value) => sql`exists (select from unnest(d.keywords) tag where tag like ${pattern(value)})`,
  res_format: (value) =>
    sql`exists (select from unnest(d.formats) format where format like ${pattern(value.toLowerCase())})`,
  license_id: (value) => {
    const known = Object.entries(LICENCES).find(([, { ckan }]) => ckan === value)
    return sql`d.licence = ${known?.[0] ?? (value === 'notspecified' ? 'other' : value)}`
  },
  type: (value) => (value === 'dataset' ? sql`true` : sql`false`),
  dataset_type: (value) => (value === 'dataset' ? sql`true` : sql`false`),
  state: (value) => (value === 'active' ? sql`true` : sql`false`),
  capacity: (value) => (value === 'public' ? sql`true` : sql`false`),
}

const conditionOf = ({ field, values, not }: Asked) => {
  const one = (value: string) => {
    if (value === '*' || value === '*:*') return sql<boolean>`true`
    if (field === undefined) return anywhere(value)
    const known = Object.hasOwn(FIELDS, field) ? FIELDS[field]! : undefined
    return known ? known(value) : sql<boolean>`false`
  }
  const any = sql<boolean>`(${sql.join(values.map(one), sql` or `)})`
  return not ? sql<boolean>`not ${any}` : any
}

const found = (db: Db<'opendata'>, asked: readonly Asked[]) =>
  datasets(db)
    .where('d.modified_at', 'is not', null)
    .where(
      (e) => e.and(asked.filter(({ values }) => values.length > 0).map(conditionOf)) as ReturnType<Expressions['and']>,
    )

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
  asked: readonly Asked[],
  { sort, from, limit }: { sort: Sort; from: number; limit: number },
): Promise<ShownDataset[]> {
  let query = found(db, asked)
  for (const { by, descending } of sort) query = query.orderBy(sql.ref(SORTS[by]), descending ? 'desc' : 'asc')
  return (await query.orderBy('d.id', 'desc').offset(from).limit(limit).execute()) as ShownDataset[]
}

export async function countPackages(db: Db<'opendata'>, asked: readonly Asked[]): Promise<number> {
  const { count } = await db
    .selectFrom(found(db, asked).as('found'))
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
  asked: readonly Asked[],
  facet: Facet,
  limit: number,
): Promise<Faceted[]> {
  const { rows } = await sql<Faceted>`with found as (${found(db, asked)}) select * from (${FACETS[facet]}) counted
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
