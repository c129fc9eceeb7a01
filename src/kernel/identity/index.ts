import { Hono } from 'hono'
import type { SiteEnv } from '../http/env.ts'
import type { Program } from '../program.ts'

/** Signing in and out, for staff and residents. */
export function identityRoutes(_program: Program) {
  return new Hono<SiteEnv>()
}
