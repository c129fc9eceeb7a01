import { Hono } from 'hono'
import { isWebhookUrl } from '../validation/url.ts'
import type { World } from '../world.ts'
import { jsonBody } from './body.ts'
import type { ApiEnvironment } from './environment.ts'
import { ApiRefusal } from './refusal.ts'

const NOT_SET = 'Webhook endpoint not found'

export const webhookSettingsRoutes = (world: World) =>
  new Hono<ApiEnvironment>()
    .get('/v2/bot/channel/webhook/endpoint', (c) => {
      const { webhookUrl, webhookActive } = c.var.channel
      if (webhookUrl === null) throw new ApiRefusal(404, NOT_SET)
      return c.json({ endpoint: webhookUrl, active: webhookActive })
    })
    .put('/v2/bot/channel/webhook/endpoint', async (c) => {
      c.var.channel.webhookUrl = webhookUrl((await jsonBody(c)).endpoint)
      return c.json({})
    })
    .post('/v2/bot/channel/webhook/test', async (c) => {
      const { endpoint } = await jsonBody(c)
      const url = endpoint === undefined || endpoint === null ? c.var.channel.webhookUrl : webhookUrl(endpoint)
      if (url === null) throw new ApiRefusal(404, NOT_SET)
      const { at, status, reason, detail } = await world.webhooks.verify(c.var.channel, url)
      const timestamp = new Date(at).toISOString()
      return c.json({ success: reason === 'OK', timestamp, statusCode: status ?? 0, reason, detail })
    })

function webhookUrl(value: unknown): string {
  if (typeof value === 'string' && isWebhookUrl(value)) return value
  throw new ApiRefusal(400, 'Invalid webhook endpoint URL')
}
