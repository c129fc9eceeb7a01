import type { Context, MiddlewareHandler } from 'hono'
import type { ConsoleEnv, ResidentEnv } from '../http/env.ts'
import { goingOn } from '../http/reader-language.ts'
import type { Program } from '../program.ts'
import { findResident } from './residents.queries.ts'
import { sessionOf, staffSessionOf } from './session-cookie.ts'
import { SESSION_LIMITS, type Session } from './sessions.queries.ts'

const NEW_PASSWORD = '/console/account/password'

/** The staff console's door: asks the database on every request, so that a revoked session ends at once. */
export function requireStaff(program: Program): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    const found = await staffSessionOf(program, c)
    if (!found) return c.redirect(`/sign-in${wayBack(c)}`, 303)
    const { session, staff } = found
    if (session.awaitsSecondFactor) return c.redirect('/sign-in/code', 303)
    if (session.awaitsNewPassword && c.req.path !== NEW_PASSWORD) return c.redirect(NEW_PASSWORD, 303)
    c.set('session', session)
    c.set('staff', staff)
    leaveWhenIdle(c, session, '/sign-in?done=idle')
    return next()
  }
}

/** The door to 「わたしの情報」 and whatever else is one resident's own. */
export function requireResident(program: Program): MiddlewareHandler<ResidentEnv> {
  return async (c, next) => {
    const session = await sessionOf(program, c)
    const resident = session?.residentId ? await findResident(c.var.db, session.residentId) : undefined
    if (!session || !resident) return c.redirect(goingOn(c, `/residents/sign-in${wayBack(c)}`), 303)
    c.set('session', session)
    c.set('resident', resident)
    leaveWhenIdle(c, session, '/residents/sign-in?done=idle')
    return next()
  }
}

/** The whole address, since filters and places live in the query. */
function wayBack(c: Context): string {
  if (c.req.method !== 'GET') return ''
  const { pathname, search } = new URL(c.req.url)
  return `?next=${encodeURIComponent(pathname + search)}`
}

/** On a shared terminal the page itself goes away with the session: what it shows is not for whoever comes next. */
export function leaveWhenIdle(c: Context, session: Session, to: string): void {
  if (session.sharedTerminal)
    c.header('Refresh', `${SESSION_LIMITS.sharedTerminal.idle * 60 + 1}; url=${goingOn(c, to)}`)
}
