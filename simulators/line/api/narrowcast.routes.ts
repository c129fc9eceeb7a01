import { Hono } from 'hono'
import type { World } from '../world.ts'
import { accept } from './accept.ts'
import { jsonBody } from './body.ts'
import type { ApiEnvironment } from './environment.ts'
import { readMessages } from './read-messages.ts'
import { ApiRefusal, notFound } from './refusal.ts'
import { freshRetryKey } from './retry-key.ts'

const KEPT = 14 * 24 * 60 * 60 * 1000

/** Goes to every friend up to `limit.max`: audiences and demographic filters are not weighed. */
export const narrowcastRoutes = (world: World) =>
  new Hono<ApiEnvironment>()
    .post('/v2/bot/message/narrowcast', async (c) => {
      const retryKey = freshRetryKey(world, c)
      const body = await jsonBody(c)
      const messages = readMessages(body)
      const limit = body.limit as { max?: number } | undefined
      const to = world.friendships.friends(c.var.channel.id).slice(0, limit?.max)
      accept(world, c, { method: 'narrowcast', to, reach: to, messages, retryKey })
      return c.json({}, 202)
    })

    .get('/v2/bot/message/progress/narrowcast', (c) => {
      const requestId = c.req.query('requestId')
      if (!requestId) throw new ApiRefusal(400, "The value for the 'requestId' parameter is invalid")
      const request = world.ledger.requests.get(requestId)
      const { channel } = c.var
      if (request?.method !== 'narrowcast' || request.channelId !== channel.id) throw notFound()
      if (world.clock.now() - request.acceptedAt > KEPT) throw notFound()
      const time = new Date(request.acceptedAt).toISOString()
      const count = request.to.length
      return c.json({
        phase: 'succeeded',
        successCount: count,
        failureCount: 0,
        targetCount: count,
        acceptedTime: time,
        completedTime: time,
      })
    })
