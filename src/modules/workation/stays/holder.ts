import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sessionCookie } from '#kernel/http/security.ts'
import { cookieAttributes } from '#kernel/identity/session-cookie.ts'
import type { Program } from '#kernel/program.ts'

/** Stays that one browser keeps; whoever arranges more of them opens the older ones from their mails again. */
const MOST = 12

const cookieName = (program: Program): string => `${sessionCookie(program)}-stays`

/** The addresses of stays that this browser opened, the last one first, until it is closed: conversations about them open by these. */
export const heldStays = (program: Program, c: Context<SiteEnv>): string[] =>
  (getCookie(c, cookieName(program)) ?? '').split('.').filter((token) => /^[\w-]{32}$/.test(token))

export function giveStay(program: Program, c: Context<SiteEnv>, token: string): void {
  const others = heldStays(program, c).filter((one) => one !== token)
  setCookie(c, cookieName(program), [token, ...others].slice(0, MOST).join('.'), cookieAttributes(program))
}
