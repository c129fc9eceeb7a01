import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z, type ZodType } from 'zod'
import type { ConsoleEnv, SiteEnv } from '../http/env.ts'
import { sessionCookie } from '../http/security.ts'
import type { Program } from '../program.ts'
import { cookieAttributes } from './session-cookie.ts'

// What a browser must remember between two steps (of signing in, or from making a secret to showing it once) lies sealed
// in a cookie of its own: it can be neither read nor changed, opens only in the town that sealed it, and only until its
// time is over.

type Here = Context<SiteEnv> | Context<ConsoleEnv>

const cookieName = (program: Program, step: string): string => `${sessionCookie(program)}-${step}`
const sealName = (c: Here, step: string): string => `step:${step}:${c.var.municipality.slug}`

export function keepStep(program: Program, c: Here, step: string, value: unknown, minutes: number): void {
  const until = c.var.now.add({ minutes }).toString()
  const sealed = program.sealer.seal(sealName(c, step), JSON.stringify({ until, value })).toString('base64url')
  setCookie(c, cookieName(program, step), sealed, { ...cookieAttributes(program), maxAge: minutes * 60 })
}

/** Undefined where there is none, or it was changed, belongs to another town or is too old. */
export function readStep<T>(program: Program, c: Here, step: string, shape: ZodType<T>): T | undefined {
  const sealed = getCookie(c, cookieName(program, step))
  if (!sealed) return undefined
  try {
    const opened = program.sealer.open(sealName(c, step), Buffer.from(sealed, 'base64url'))
    const { until, value } = z.object({ until: z.string(), value: shape }).parse(JSON.parse(opened))
    return Temporal.Instant.compare(c.var.now, Temporal.Instant.from(until)) < 0 ? value : undefined
  } catch {
    return undefined
  }
}

export function dropStep(program: Program, c: Here, step: string): void {
  deleteCookie(c, cookieName(program, step), cookieAttributes(program))
}
