import { Hono } from 'hono'
import type { World } from '../world.ts'
import type { ApiEnvironment } from './environment.ts'
import { ApiRefusal } from './refusal.ts'

const refuse = (why: string) => new ApiRefusal(400, { error: 'invalid_request', error_description: why })

/** Stateless token from channel id and secret. A JWT assertion is not simulated. */
export const tokenRoutes = (world: World) =>
  new Hono<ApiEnvironment>().post('/oauth2/v3/token', async (c) => {
    const form = await c.req.parseBody()
    const channel = world.channels.find(String(form.client_id ?? ''))
    if (form.grant_type !== 'client_credentials') throw refuse("Invalid 'grant_type'.")
    if (!channel || channel.secret !== form.client_secret) throw refuse("Invalid 'client_credentials'.")
    return c.json(world.channels.issueStatelessToken(channel))
  })
