import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sessionCookie } from '#kernel/http/security.ts'
import { cookieAttributes } from '#kernel/identity/session-cookie.ts'
import type { Program } from '#kernel/program.ts'

const cookieName = (program: Program): string => `${sessionCookie(program)}-stay`

/** The browser keeps the address of the stay that was opened last until it is closed: the conversation about it opens by that. */
export function giveStay(program: Program, c: Context<SiteEnv>, token: string): void {
  setCookie(c, cookieName(program), token, cookieAttributes(program))
}

export const heldStay = (program: Program, c: Context<SiteEnv>): string | undefined => getCookie(c, cookieName(program))
