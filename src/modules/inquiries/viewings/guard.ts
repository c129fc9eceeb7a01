import type { MiddlewareHandler } from 'hono'
import type { ApiEnv, ConsoleEnv } from '#kernel/http/env.ts'
import { Refusal } from '#lib/refusal.ts'
import { SAY_WHY } from './viewing.ts'
import { asksForReason } from './viewings.queries.ts'

/** Before every page and form of a conversation, at whatever address below it: whoever has not said why is asked. */
export const guardConsole: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
  const id = Number(c.req.param('id'))
  if (c.req.path.endsWith('/viewings') || !(await asksForReason(c.var.db, c.var.staff, id, c.var.now))) return next()
  if (c.req.method === 'GET') return c.redirect(`/console/inquiries/${id}/viewings`, 303)
  throw new Refusal(403, SAY_WHY)
}

/** The same before the calls of the API. */
export const guardApi: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (
    c.req.path.endsWith('/viewings') ||
    !(await asksForReason(c.var.db, c.var.staff, Number(c.req.param('id')), c.var.now))
  )
    return next()
  throw new Refusal(403, `${SAY_WHY}POST /conversations/{id}/viewings`)
}
