import { Hono } from 'hono'
import { jsonBody } from './body.ts'
import type { ApiEnvironment } from './environment.ts'
import { readMessages } from './read-messages.ts'

export const validationRoutes = () =>
  new Hono<ApiEnvironment>().post(
    '/v2/bot/message/validate/:method{reply|push|multicast|narrowcast|broadcast}',
    async (c) => {
      readMessages(await jsonBody(c))
      return c.json({})
    },
  )
