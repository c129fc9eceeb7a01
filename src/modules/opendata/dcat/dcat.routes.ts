import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findPackages } from '../ckan/packages.queries.ts'
import { lookUp } from '../ckan/view-packages.ts'
import { findShown } from '../datasets/datasets.queries.ts'
import { CATALOGUE } from '../site/addresses.ts'
import { measureCatalogue } from './catalogue.queries.ts'
import { catalogueNode, CONTEXT, datasetNode } from './catalogue.ts'
import { pageAt, viewNode } from './paging.ts'
import { inTurtle } from './turtle.ts'

/** Datasets of one page of the catalogue: what a town itself publishes fits on the first. */
const PER_PAGE = 500

async function answer(c: Context<SiteEnv>, document: object, as: string): Promise<Response> {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cache-Control', 'public, max-age=300')
  if (as === 'ttl') return c.body(await inTurtle(document), 200, { 'Content-Type': 'text/turtle; charset=utf-8' })
  return c.body(JSON.stringify(document), 200, { 'Content-Type': 'application/ld+json; charset=utf-8' })
}

async function catalogue(c: Context<SiteEnv>, as: string): Promise<Response> {
  const { municipality, now } = c.var
  const db: Db<'opendata'> = c.var.db
  const { count, modifiedAt } = await measureCatalogue(db)
  const page = pageAt(c.req.query('page'), count, PER_PAGE)
  if (!page) throw new Refusal(404, '目録に、そのページはありません。')
  // Oldest first: what changes while somebody reads page after page stays on its page.
  const sort = [{ by: 'metadata_created' as const, descending: false }]
  const from = (page.number - 1) * PER_PAGE
  const datasets = await findPackages(db, undefined, { sort, from, limit: PER_PAGE })
  const known = await lookUp(db, municipality, datasets)
  const { name } = await getProfile(db)
  const listed = datasets.map((dataset) => ({ dataset, known: known(dataset) }))
  const view = viewNode(page, `${municipality.publicUrl}${CATALOGUE}/catalog.${as}`)
  return answer(c, catalogueNode(municipality, name, listed, { modifiedAt: modifiedAt ?? now, view }), as)
}

async function dataset(c: Context<SiteEnv>, file: string): Promise<Response> {
  const [slug = '', as = ''] = [file.slice(0, file.lastIndexOf('.')), file.slice(file.lastIndexOf('.') + 1)]
  const found = await findShown(c.var.db as Db<'opendata'>, slug)
  if (!found) throw new Refusal(404, 'このデータは、公開していません。')
  const known = await lookUp(c.var.db, c.var.municipality, [found])
  return answer(c, { '@context': CONTEXT, ...datasetNode(found, known(found)) }, as)
}

export const dcatRoutes = () =>
  new Hono<SiteEnv>()
    .get('/catalog.jsonld', (c) => catalogue(c, 'jsonld'))
    .get('/catalog.ttl', (c) => catalogue(c, 'ttl'))
    .get('/sets/:file{[a-z0-9_-]+\\.(?:jsonld|ttl)}', (c) => dataset(c, c.req.param('file')))
