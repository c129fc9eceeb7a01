import { Hono } from 'hono'
import type { World } from '../world.ts'
import { actRoutes } from './acts.routes.ts'
import { assetRoutes } from './assets.routes.ts'
import { chatPage, chatParts } from './chat.page.tsx'
import { homePage } from './home.page.tsx'
import { linkRoutes } from './link.routes.tsx'
import { live } from './live.ts'
import { fragment } from './page.tsx'
import { Panel } from './panel.tsx'
import { phoneOf } from './phone-of.ts'
import { makeTrouble } from './trouble.ts'

export const phoneRoutes = (world: World) => {
  const open = (channelId: string, userId: string) => {
    const phone = phoneOf(world, channelId, userId)
    return { world, phone, resident: world.residents.find(userId)! }
  }
  const channelOf = (id: string | undefined) => (id && world.channels.find(id)) || world.channels.get()
  return new Hono()
    .get('/', (c) => c.html(homePage(world, channelOf(c.req.query('channel')))))
    .get('/live', (c) => {
      const channel = channelOf(c.req.query('channel'))
      return live(c, world, () => ({ platform: fragment(<Panel world={world} channel={channel} />) }))
    })
    .post('/residents', async (c) => {
      const form = await c.req.formData()
      const { userId } = world.residents.add({ displayName: String(form.get('displayName') || '住民') })
      return c.redirect(`/chats/${channelOf(String(form.get('channel'))).id}/${userId}`, 303)
    })
    .post('/platform/troubles', async (c) => {
      makeTrouble(world, (await c.req.formData()).get('trouble'))
      if (c.req.header('x-live')) return c.json({})
      return c.redirect(c.req.header('referer') ?? '/', 303)
    })
    .get('/chats/:channelId/:userId', (c) => {
      const { channelId, userId } = c.req.param()
      return c.html(
        chatPage({
          ...open(channelId, userId),
          quote: c.req.query('quote'),
          problem: c.req.query('problem'),
          told: c.req.query('told'),
        }),
      )
    })
    .get('/chats/:channelId/:userId/live', (c) => {
      const { channelId, userId } = c.req.param()
      const props = open(channelId, userId)
      return live(c, world, () => chatParts(props))
    })
    .route('/', actRoutes(world))
    .route('/', linkRoutes(world))
    .route('/', assetRoutes(world))
}
