import { createMiddleware } from 'hono/factory'
import { requestId } from '../identifiers.ts'
import type { ApiCall } from '../ledger/api-call.ts'
import type { World } from '../world.ts'
import { WrongType } from '../validation/violations.ts'
import type { ApiEnvironment } from './environment.ts'
import { after, before } from './fault-effect.ts'
import { ApiRefusal } from './refusal.ts'

const BAD_TOKEN =
  'Authentication failed due to the following reason: invalid token. ' +
  'Confirm that the access token in the authorization header is valid.'

/** Every call: request id, faults, token, rate limit, ledger. */
export const gate = (world: World) =>
  createMiddleware<ApiEnvironment>(async (c, next) => {
    const id = requestId()
    c.set('requestId', id)
    const { method, path } = c.req
    const channel = world.channels.openedBy(c.req.header('authorization'))
    const fault = world.faults.meet(method, path, channel?.id)
    const call: ApiCall = world.ledger.calls.add(id, {
      requestId: id,
      channelId: channel?.id ?? null,
      method,
      path,
      at: world.clock.now(),
      status: null,
      ...(fault ? { faultId: fault.id } : {}),
    })
    const injected = await before(world, fault, c)
    if (injected) c.res = injected
    else if (!channel && !path.startsWith('/oauth2/')) c.res = Response.json({ message: BAD_TOKEN }, { status: 401 })
    else if (channel && !world.rateLimits.allows(channel.id, method, path))
      c.res = Response.json({ message: 'The API rate limit has been exceeded. Try again later.' }, { status: 429 })
    else {
      if (channel) c.set('channel', channel)
      await next()
      const instead = await after(world, fault, c)
      if (instead) c.res = instead
    }
    c.res.headers.set('x-line-request-id', id)
    call.status = c.res.status
  })

export function answerRefusal(error: Error): Response {
  if (error instanceof ApiRefusal) return Response.json(error.body, { status: error.status, headers: error.headers })
  if (error instanceof WrongType) return Response.json({ message: error.message }, { status: 400 })
  throw error
}
