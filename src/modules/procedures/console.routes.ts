import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { draftRoutes } from './editing/drafts.routes.tsx'
import { refuseNonEditors } from './editing/may.ts'
import { nodeRoutes } from './editing/nodes.routes.ts'
import { exchangeRoutes } from './exchange/exchange.routes.ts'
import { offeringRoutes } from './offering/offering.routes.ts'
import { publishingRoutes } from './publishing/publishing.routes.ts'

/** 「手続」 in the staff console: /console/procedures. */
export function procedureRoutes(program: Program) {
  const drafts = new Hono<ConsoleEnv>()
    .route('/', publishingRoutes(program))
    .route('/', nodeRoutes(program))
    .route('/', draftRoutes(program))
  return new Hono<ConsoleEnv>()
    .use(async (c, next) => {
      refuseNonEditors(c.var.staff)
      await next()
    })
    .route('/drafts', drafts)
    .route('/', exchangeRoutes(program))
    .route('/', offeringRoutes(program))
}
