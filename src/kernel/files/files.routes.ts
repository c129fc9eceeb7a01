import { Hono } from 'hono'
import type { SiteEnv } from '../http/env.ts'
import { notFound } from '../http/faults.tsx'
import type { Program } from '../program.ts'
import { findLink } from './links.queries.ts'
import { serveFile } from './serve.ts'

const WEEK_S = 7 * 24 * 60 * 60

/** Files by unguessable address. An unknown, a revoked and an expired one are answered alike. */
export function fileRoutes(program: Program) {
  return new Hono<SiteEnv>().get('/files/:token/:name', async (c) => {
    const { municipality, db, now } = c.var
    const link = await findLink(db, now, c.req.param('token'))
    if (!link) return notFound(c)
    const left = link.expiresAt ? Math.floor(now.until(link.expiresAt).total('seconds')) : WEEK_S
    const response = await serveFile(program, c, municipality, link, {
      name: link.name,
      maxAge: Math.min(left, WEEK_S),
    })
    // LINE's phone shows pictures and videos inside its own page.
    response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
    return response
  })
}
