import { Hono, type MiddlewareHandler } from 'hono'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { checkRoutes } from '../check-page/check.routes.ts'
import { ckanRoutes } from '../ckan/ckan.routes.ts'
import { dcatRoutes } from '../dcat/dcat.routes.ts'
import { CATALOGUE } from './addresses.ts'
import { datasetPage } from './dataset.page.tsx'
import { downloadRoutes } from './downloads.ts'
import { listPage } from './list.page.tsx'

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
    .get(`${CATALOGUE}/sets/:slug{[a-z0-9_-]{1,100}}`, atOnce, anonymousPage(datasetPage(program.settings)))
