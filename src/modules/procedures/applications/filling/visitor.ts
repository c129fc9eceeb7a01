import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sessionCookie } from '#kernel/http/security.ts'
import { leaveWhenIdle } from '#kernel/identity/require-session.ts'
import { findResident } from '#kernel/identity/residents.queries.ts'
import { cookieAttributes, sessionOf } from '#kernel/identity/session-cookie.ts'
import type { Program } from '#kernel/program.ts'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import type { Visitor } from './own.ts'

/** How long a browser remembers what it began without signing in. */
const KEPT_DAYS = 90

const cookieName = (program: Program): string => `${sessionCookie(program)}-applications`

export async function visitorOf(program: Program, c: Context<SiteEnv>): Promise<Visitor> {
  const session = await sessionOf(program, c)
  const resident = session?.residentId ? await findResident(c.var.db, session.residentId) : undefined
  if (session && resident) leaveWhenIdle(c, session, '/residents/sign-in?done=idle')
  const key = getCookie(c, cookieName(program))
  return { ...(resident && { residentId: resident.id }), ...(key && { keyDigest: digestOf(key) }) }
}

/** Gives the browser its key before anything is begun with it: a button pressed twice must not find two. */
export function giveKey(program: Program, c: Context<SiteEnv>): void {
  if (getCookie(c, cookieName(program))) return
  const maxAge = KEPT_DAYS * 24 * 60 * 60
  setCookie(c, cookieName(program), newToken(), { ...cookieAttributes(program), maxAge })
}
