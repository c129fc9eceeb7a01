import { Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '../http/env.ts'
import type { Program } from '../program.ts'
import { accountRoutes } from './account/account.routes.tsx'
import { oidcRoutes } from './oidc/oidc.routes.tsx'
import { providerLogin } from './oidc/provider-login.ts'
import { staffIdentitiesRoutes } from './oidc/staff-identities.routes.tsx'
import { meRoutes } from './residents/me.routes.tsx'
import { residentSignInRoutes } from './residents/resident-sign-in.routes.tsx'
import { signInRoutes } from './sign-in/sign-in.routes.tsx'

export { disableStaff } from './disable-staff.ts'
export { hashPassword } from './password/hash-password.ts'

/** Signing in and out, for staff and residents, and what a resident may change of themselves. */
export function identityRoutes(program: Program) {
  const login = providerLogin(program)
  return new Hono<SiteEnv>()
    .route('/', signInRoutes(program))
    .route('/', oidcRoutes(program, login))
    .route('/', residentSignInRoutes(program))
    .route('/', meRoutes(program, login) as unknown as Hono<SiteEnv>)
}

/** 「自分の設定」, behind the staff session. */
export function consoleIdentityRoutes(program: Program) {
  const login = providerLogin(program)
  return new Hono<ConsoleEnv>()
    .route('/', accountRoutes(program))
    .route('/account/identities', staffIdentitiesRoutes(program, login))
}
