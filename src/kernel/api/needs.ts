import type { Context, MiddlewareHandler } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import type { ApiEnv } from '../http/env.ts'
import { answerOnce, HEADER } from './answer-once.ts'

const refuseMissing = (c: Context<ApiEnv>, scopes: readonly string[]): void => {
  const missing = scopes.filter((scope) => !c.var.scopes.includes(scope))
  if (missing.length === 0) return
  c.header('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`)
  throw new Refusal(403, `このトークンには ${missing.join('、')} の範囲がありません。`)
}

/**
 * What a route asks of the token, for its declaration: `createRoute({ ...needs('sections:read'), … })`. Without a scope,
 * any token will do. Writes answer once for each Idempotency-Key.
 */
export function needs(...scopes: string[]) {
  const middleware: MiddlewareHandler<ApiEnv> = (c, next) => {
    refuseMissing(c, scopes)
    return answerOnce(c, next)
  }
  return { security: [{ bearer: scopes }], middleware }
}

/** Of a route that answers with a secret: an Idempotency-Key would keep the answer, and the secret with it. */
export function needsShownOnce(...scopes: string[]) {
  const middleware: MiddlewareHandler<ApiEnv> = (c, next) => {
    refuseMissing(c, scopes)
    if (c.req.header(HEADER) !== undefined)
      throw new Refusal(422, `秘密を答える操作なので、答えを残す ${HEADER} は付けられません。`, HEADER)
    return next()
  }
  return { security: [{ bearer: scopes }], middleware }
}
