import { Hono } from 'hono'
import type { SiteEnv } from '../http/env.ts'
import type { Program } from '../program.ts'
import { signInRoutes } from './sign-in/sign-in.routes.tsx'

export { hashPassword } from './password/hash-password.ts'

/** Signing in and out, for staff and residents. */
export function identityRoutes(program: Program) {
  return new Hono<SiteEnv>().route('/', signInRoutes(program))
}
