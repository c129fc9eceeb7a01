import { Hono } from 'hono'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import type { Module, Program } from '#kernel/program.ts'
import { accessibilityPage } from './accessibility.page.tsx'
import { consoleHome } from './console-home.page.tsx'
import { galleryRoutes } from './gallery.routes.tsx'
import { portalPage } from './portal.page.tsx'
import { privacyPage } from './privacy.page.tsx'

/** The two front doors, made of what the modules offer. */
export const home = (program: Program, modules: Module[]) => ({
  site: new Hono<SiteEnv>()
    .get('/', anonymousPage(portalPage(modules)))
    .get('/privacy', anonymousPage(privacyPage))
    .get('/accessibility', anonymousPage(accessibilityPage))
    .route('/dev/ui', galleryRoutes(program)),
  console: new Hono<ConsoleEnv>().get('/', (c) => consoleHome(program, modules, c)),
})
