import { sql } from 'kysely'
import type { ListedPage } from '#kernel/http/site-map.ts'
import type { Db } from '#lib/db/connect.ts'
import { patternOf } from '#lib/text/search-words.ts'
import type { ShownDataset } from '../datasets/dataset.ts'
import { datasets } from '../datasets/datasets.queries.ts'
import { pageOf } from './addresses.ts'
import type { Search } from './search.ts'

const found = (db: Db<'opendata'>, { words, theme, format, publisher }: Search) => {
  let query = datasets(db).where('d.modified_at', 'is not', null)
  for (const word of words) query = query.where('d.searched', 'like', patternOf(word))
  if (theme) query = query.where('d.theme', '=', theme)
  if (format) query = query.where(sql<boolean>`${format} = any(d.formats)`)
  if (publisher) query = query.where('d.publisher_code', '=', publisher)
  return query
}

export interface Page {
  from: number
  limit: number
}

/** Newest change first. */
export const searchDatasets = async (
  db: Db<'opendata'>,
  search: Search,
  { from, limit }: Page,
): Promise<ShownDataset[]> =>
  (await found(db, search)
    .orderBy('d.modified_at', 'desc')
    .orderBy('d.id', 'desc')
    .offset(from)
    .limit(limit)
    .execute()) as ShownDataset[]

/** For search engines: oldest first, so that a file changes only where a dataset does. */
export async function listPages(db: Db<'opendata'>, { from, limit }: Page): Promise<ListedPage[]> {
  const rows = await db
    .selectFrom('opendata.datasets')
    .select(['slug', sql<Temporal.Instant>`modified_at`.as('changedAt')])
    .where('modified_at', 'is not', null)
    .orderBy('id')
    .offset(from)
    .limit(limit)
    .execute()
  return rows.map(({ slug, changedAt }) => ({ path: pageOf(slug), changedAt }))
}

/** How many of each there are of what is searched: by theme, by format, by publisher; and all. */
export interface Counts {
  all: number
  themes: Record<string, number>
  formats: Record<string, number>
  publishers: { code: string; name: string; count: number }[]
}

export async function countFound(db: Db<'opendata'>, search: Search): Promise<Counts> {
  const { rows } = await sql<{ facet: string; key: string; name: string; count: number }>`
    with found as (${found(db, search)})
    select 'all' as facet, '' as key, '' as name, count(*)::int as count from found
    union all select 'themes', theme, '', count(*)::int from found group by theme
    union all select 'formats', format, '', count(*)::int from found, unnest(formats) format group by format
    union all select 'publishers', "publisherCode", max("publisherName"), count(*)::int from found group by "publisherCode"
    order by count desc, key`.execute(db)
  const of = (facet: string) => rows.filter((row) => row.facet === facet)
  const asRecord = (facet: string) => Object.fromEntries(of(facet).map(({ key, count }) => [key, count]))
  return {
    all: of('all')[0]?.count ?? 0,
    themes: asRecord('themes'),
    formats: asRecord('formats'),
    publishers: of('publishers').map(({ key, name, count }) => ({ code: key, name, count })),
  }
}
