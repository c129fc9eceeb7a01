import type { MiddlewareHandler } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import type { ApiEnv } from '../http/env.ts'
import { limit } from '../http/rate-limit.ts'
import { findStaff } from '../identity/staff.queries.ts'
import { PREFIX } from './create-token.ts'
import { findToken, touchToken } from './tokens.queries.ts'

const LIMIT = { max: 300, per: { minutes: 1 } }

/** The API's door: asks the database on every request, so that a revoked token and a disabled account end at once. */
export const requireToken: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { db, now } = c.var
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const token = given?.startsWith(PREFIX) ? await findToken(db, now, given) : undefined
  const staff = token && (await findStaff(db, token.staffId, now))
  if (!staff) {
    c.header('WWW-Authenticate', given ? 'Bearer error="invalid_token"' : 'Bearer')
    throw new Refusal(
      401,
      'Authorization: Bearer に、使えるトークンを付けてください。期限切れか、取り消されたかもしれません。',
    )
  }
  await limit(db, now, `api:${token.id}`, LIMIT)
  const { lastUsedAt } = token
  if (!lastUsedAt || Temporal.Instant.compare(lastUsedAt, now.subtract({ minutes: 1 })) <= 0) {
    await touchToken(db, now, token.id)
  }
  c.set('staff', staff)
  c.set('scopes', token.scopes)
  c.set('tokenId', token.id)
  return next()
}
