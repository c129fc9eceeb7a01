// The only file that knows every module.
import { Hono } from 'hono'
import { home } from './home/index.ts'
import { administration } from '#kernel/administration/index.ts'
import { apiRoutes } from '#kernel/api/api.routes.ts'
import { approvals } from '#kernel/approvals/index.ts'
import { tokenRoutes } from '#kernel/api/tokens.routes.ts'
import { FORM_LIMIT } from '#kernel/files/form-limit.ts'
import { serveAssets } from '#kernel/http/assets.ts'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import { answerError, notFound } from '#kernel/http/faults.tsx'
import { keepWords } from '#kernel/http/keep-words.ts'
import { keepAnonymousPages } from '#kernel/http/kept-pages.ts'
import { limitBody } from '#kernel/http/limit-body.ts'
import { liveRoutes } from '#kernel/http/live.routes.ts'
import { mapRoutes } from '#kernel/map/map.routes.ts'
import { observe, probes } from '#kernel/http/probes.ts'
import { languageRoutes } from '#kernel/http/reader-language.ts'
import { nameRequest, openMunicipality, openRequest } from '#kernel/http/request.ts'
import { siteMapRoutes } from '#kernel/http/site-map.ts'
import { refuseForgery, securityHeaders } from '#kernel/http/security.ts'
import { consoleIdentityRoutes, identityRoutes } from '#kernel/identity/index.ts'
import { requireStaff } from '#kernel/identity/require-session.ts'
import type { Module, Program } from '#kernel/program.ts'
import { kernel } from '#kernel/tasks.ts'
import { webhooks } from '#kernel/webhooks/index.ts'
import { attendance } from '#modules/attendance/index.ts'
import { conversations, inquiries } from '#modules/inquiries/index.ts'
import { insights } from '#modules/insights/index.ts'
import { opendata } from '#modules/opendata/index.ts'
import { findSigningIdentity, procedures } from '#modules/procedures/index.ts'
import { workation } from '#modules/workation/index.ts'
import { workplaces } from '#modules/workplaces/index.ts'

const rooms: Module[] = [kernel, inquiries, procedures, attendance, workplaces, workation, opendata, insights]
const offices: Module[] = [...rooms, approvals(rooms), webhooks(rooms)]
/** What rooms do for each other through the program. */
export const house: Pick<Program, 'conversations' | 'findTownKey'> = {
  conversations,
  findTownKey: ({ db }, sealer) => findSigningIdentity(db, sealer),
}
export const modules: Module[] = [...offices, administration(offices)]

export function createApp(program: Program) {
  const app = new Hono<SiteEnv>()
  app.onError(answerError)
  app.notFound(notFound)
  app.use(observe(program))
  // Machines prove themselves by signature and read no page: nothing below, which is for browsers, concerns them.
  const signed = new Hono<SiteEnv>().use(openMunicipality(program))
  for (const module of modules) if (module.webhooks) signed.route('/', module.webhooks(program))
  app.route('/webhooks', signed)

  app.route('/', probes(program))
  app.use(keepAnonymousPages(program))
  app.use(securityHeaders())
  app.use('/assets/*', serveAssets)
  app.use(openRequest(program), nameRequest)
  app.use((c, next) => {
    c.set('modules', modules)
    return next()
  })
  for (const path of modules.flatMap(({ keepsWords = [] }) => keepsWords)) app.use(path, keepWords(FORM_LIMIT))
  app.use(limitBody(FORM_LIMIT))
  for (const guard of refuseForgery(program)) app.use(guard)

  app.route('/', home(program, modules).site)
  app.route('/', identityRoutes(program))
  app.route('/', languageRoutes(program))
  app.route('/', mapRoutes())
  app.route('/', siteMapRoutes(modules))
  for (const module of modules) if (module.site) app.route('/', module.site(program))

  app.route('/', apiRoutes(program, modules))

  const console = new Hono<ConsoleEnv>().use(requireStaff(program))
  console.route('/', liveRoutes(program))
  console.route('/', home(program, modules).console)
  console.route('/', consoleIdentityRoutes(program))
  console.route('/', tokenRoutes(program, modules))
  for (const module of modules) if (module.console) console.route('/', module.console(program))
  app.route('/console', console as unknown as Hono<SiteEnv>)
  return app
}
