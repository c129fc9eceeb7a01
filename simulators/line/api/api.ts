import { Hono } from 'hono'
import type { World } from '../world.ts'
import { accountRoutes } from './account.routes.ts'
import { chatRoutes } from './chat.routes.ts'
import { contentRoutes } from './content.routes.ts'
import type { ApiEnvironment } from './environment.ts'
import { answerRefusal, gate } from './gate.ts'
import { groupRoutes } from './group.routes.ts'
import { narrowcastRoutes } from './narrowcast.routes.ts'
import { richMenuRoutes } from './rich-menu.routes.ts'
import { sendingRoutes } from './sending.routes.ts'
import { tokenRoutes } from './token.routes.ts'
import { validationRoutes } from './validation.routes.ts'
import { webhookSettingsRoutes } from './webhook-settings.routes.ts'

/** api.line.me and api-data.line.me in one. */
export function messagingApi(world: World): Hono<ApiEnvironment> {
  const api = new Hono<ApiEnvironment>()
  api.use('/v2/*', gate(world))
  api.use('/oauth2/*', gate(world))
  for (const routes of [
    sendingRoutes(world),
    narrowcastRoutes(world),
    validationRoutes(),
    accountRoutes(world),
    groupRoutes(world),
    webhookSettingsRoutes(world),
    chatRoutes(world),
    contentRoutes(world),
    richMenuRoutes(world),
    tokenRoutes(world),
  ])
    api.route('/', routes)
  api.all('/v2/*', (c) => c.json({ message: 'Not found' }, 404))
  api.onError(answerRefusal)
  return api
}
