import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sessionCookie } from '../http/security.ts'
import type { Program } from '../program.ts'
import { findSession, findStaffSession, SESSION_LIMITS, type Session } from './sessions.queries.ts'
import type { Visitor } from './sign-in/sign-in.ts'

const isSecure = (program: Program): boolean => program.settings.PUBLIC_URL.startsWith('https:')

/** Lax, because people come back from an identity provider by a link from elsewhere. */
export const cookieAttributes = (program: Program) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(program) }) as const

export const tokenOf = (program: Program, c: Context): string | undefined => getCookie(c, sessionCookie(program))

/** On a shared terminal the cookie goes with the browser's window. */
export function giveSession(program: Program, c: Context, token: string, sharedTerminal: boolean): void {
  const maxAge = sharedTerminal ? undefined : SESSION_LIMITS.staff.absolute * 60
  setCookie(c, sessionCookie(program), token, { ...cookieAttributes(program), maxAge })
}

export function takeSession(program: Program, c: Context): void {
  deleteCookie(c, sessionCookie(program), cookieAttributes(program))
}

/** A screen that asks by itself, or listens: it keeps nobody signed in. */
const asksByItself = (c: Context): boolean =>
  c.req.header('x-live') !== undefined || c.req.header('accept') === 'text/event-stream'

/** The living session of this request. */
export async function sessionOf(program: Program, c: Context): Promise<Session | undefined> {
  const token = tokenOf(program, c)
  return token ? findSession(c.var.db, c.var.now, token, !asksByItself(c)) : undefined
}

/** That of a member of staff, and who it is. */
export async function staffSessionOf(program: Program, c: Context) {
  const token = tokenOf(program, c)
  return token ? findStaffSession(c.var.db, c.var.now, token, !asksByItself(c)) : undefined
}

export const visitorOf = (program: Program, c: Context, sharedTerminal: boolean): Visitor => ({
  address: c.var.address,
  userAgent: c.req.header('user-agent') ?? '',
  oldToken: tokenOf(program, c),
  sharedTerminal,
})
