import { Hono } from 'hono'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Language } from '../language.ts'
import { firmRoutes } from '../stays/firm.routes.ts'
import { surveyRoutes } from '../surveys/survey.routes.ts'
import { placePage } from './place.page.tsx'
import { placesPage } from './places.page.tsx'
import { programmePage, programmesPage } from './programmes.page.tsx'
import { sitemapOf } from './sitemap.ts'
import { listShownIds } from './site.queries.ts'
import { topPage } from './top.page.tsx'
import { SITE } from './words.ts'

const inOne = (program: Program, language: Language) =>
  new Hono<SiteEnv>()
    .use(async (c, next) => {
      c.set('lang', language) // of what goes wrong, too
      await next()
    })
    .get('/', anonymousPage(topPage(language)))
    .get('/places', anonymousPage(placesPage(program.settings, language)))
    .get('/places/:id{[0-9]{1,15}}', anonymousPage(placePage(language)))
    .get('/programmes', anonymousPage(programmesPage(language)))
    .get('/programmes/:id{[0-9]{1,15}}', anonymousPage(programmePage(language)))
    .route('/', firmRoutes(program, language))
    .route('/', surveyRoutes(program, language))

/** The public site, in its two languages: the same for everybody, without a session. */
export const siteRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .get('/workation/sitemap.xml', async (c) => {
      const offers = await listShownIds(c.var.db as Db<'workation'>)
      c.header('Cache-Control', 'public, max-age=3600')
      return c.body(sitemapOf(c.var.municipality.publicUrl, offers), 200, {
        'Content-Type': 'application/xml; charset=utf-8',
      })
    })
    .route(SITE.ja, inOne(program, 'ja'))
    .route(SITE.en, inOne(program, 'en'))
