import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { ConsoleEnv, SiteEnv } from '../http/env.ts'
import { sessionCookie } from '../http/security.ts'
import type { Program } from '../program.ts'
import { findSession } from './sessions.queries.ts'
import { findStaff } from './staff.queries.ts'

/** Who is signed in, if anybody: for pages that anybody may see. */
export function rememberSession(program: Program): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const token = getCookie(c, sessionCookie(program))
    const session = token ? await findSession(c.var.db, c.var.now, token, !c.req.header('x-live')) : undefined
    if (session) c.set('session', session)
    await next()
  }
}

/** The staff console's door: asks the database on every request, so that a revoked session ends at once. */
export function requireStaff(program: Program): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    const token = getCookie(c, sessionCookie(program))
    const session = token ? await findSession(c.var.db, c.var.now, token, !c.req.header('x-live')) : undefined
    const staff = session?.staffId ? await findStaff(c.var.db, session.staffId, c.var.now) : undefined
    if (!session || !staff) {
      const back = c.req.method === 'GET' ? `?next=${encodeURIComponent(c.req.path)}` : ''
      return c.redirect(`/sign-in${back}`, 303)
    }
    if (session.awaitsSecondFactor) return c.redirect('/sign-in/code', 303)
    c.set('session', session)
    c.set('staff', staff)
    return next()
  }
}
