import type { MiddlewareHandler } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import type { ApiEnv } from '../http/env.ts'
import { answerOnce } from './answer-once.ts'

/**
 * What a route asks of the token, for its declaration: `createRoute({ ...needs('sections:read'), … })`. Without a scope,
 * any token will do. Writes answer once for each Idempotency-Key.
 */
export function needs(...scopes: string[]) {
  const middleware: MiddlewareHandler<ApiEnv> = (c, next) => {
    const missing = scopes.filter((scope) => !c.var.scopes.includes(scope))
    if (missing.length > 0) {
      c.header('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`)
      throw new Refusal(403, `このトークンには ${missing.join('、')} の範囲がありません。`)
    }
    return answerOnce(c, next)
  }
  return { security: [{ bearer: scopes }], middleware }
}
