import { Hono, type MiddlewareHandler } from 'hono'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import { ADDRESSES_OF_A_FILE, siteMap } from '#kernel/http/site-map.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { checkRoutes } from '../check-page/check.routes.ts'
import { ckanRoutes } from '../ckan/ckan.routes.ts'
import { dcatRoutes } from '../dcat/dcat.routes.ts'
import { CATALOGUE } from './addresses.ts'
import { datasetPage } from './dataset.page.tsx'
import { downloadRoutes } from './downloads.ts'
import { listPage } from './list.page.tsx'
import { listPages } from './search.queries.ts'

/** What is withdrawn is gone at once, for those behind a cache too: it has to ask each time. */
const atOnce: MiddlewareHandler<SiteEnv> = (c, next) => {
  c.header('Cache-Control', 'public, no-cache')
  return next()
}

/** The catalogue, for people and for machines: the same for everybody, without a session. */
export const siteRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .route('/', ckanRoutes())
    .route('/', checkRoutes(program))
    .route(CATALOGUE, dcatRoutes())
    .route(CATALOGUE, downloadRoutes())
    .get(CATALOGUE, anonymousPage(listPage))
    .get(`${CATALOGUE}/:file{sitemap-[1-9][0-9]{0,3}\\.xml}`, async (c) => {
      const from = (Number(/\d+/.exec(c.req.param('file'))) - 1) * ADDRESSES_OF_A_FILE
      const pages = await listPages(c.var.db, { from, limit: ADDRESSES_OF_A_FILE })
      if (pages.length === 0) throw new Refusal(404, 'このページは、ありません。')
      c.header('Cache-Control', 'public, max-age=3600')
      return c.body(siteMap(c.var.municipality.publicUrl, pages), 200, {
        'Content-Type': 'application/xml; charset=utf-8',
      })
    })
    .get(`${CATALOGUE}/sets/:slug{[a-z0-9_-]{1,100}}`, atOnce, anonymousPage(datasetPage(program.settings)))
