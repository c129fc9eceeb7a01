import { Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '../http/env.ts'
import type { Program } from '../program.ts'
import { accountRoutes } from './account/account.routes.tsx'
import { signInRoutes } from './sign-in/sign-in.routes.tsx'

export { disableStaff } from './disable-staff.ts'
export { hashPassword } from './password/hash-password.ts'
export { ownWordsOf, refuseWeakPassword } from './password/password-rule.ts'

/** Signing in and out, for staff and residents. */
export function identityRoutes(program: Program) {
  return new Hono<SiteEnv>().route('/', signInRoutes(program))
}

/** 「自分の設定」, behind the staff session. */
export function consoleIdentityRoutes(program: Program) {
  return new Hono<ConsoleEnv>().route('/', accountRoutes(program))
}
