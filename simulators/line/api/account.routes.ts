import { Hono } from 'hono'
import { isUserId } from '../identifiers.ts'
import { consumption } from '../quota.ts'
import type { World } from '../world.ts'
import type { ApiContext, ApiEnvironment } from './environment.ts'
import { ApiRefusal, notFound } from './refusal.ts'

export const originOf = (world: World, c: ApiContext) => world.baseUrl ?? new URL(c.req.url).origin

export const accountRoutes = (world: World) =>
  new Hono<ApiEnvironment>()
    .get('/v2/bot/message/quota', (c) => {
      const { type, value } = c.var.channel.quota
      return c.json(type === 'limited' ? { type, value } : { type })
    })
    .get('/v2/bot/message/quota/consumption', (c) =>
      c.json({ totalUsage: consumption(c.var.channel.quota, world.clock.now()) }),
    )
    .get('/v2/bot/info', (c) => {
      const { botUserId, basicId, name, chatMode, id } = c.var.channel
      return c.json({
        userId: botUserId,
        basicId,
        displayName: name,
        pictureUrl: `${originOf(world, c)}/pictures/accounts/${id}.png`,
        chatMode,
        markAsReadMode: chatMode === 'chat' ? 'manual' : 'auto',
      })
    })
    .get('/v2/bot/profile/:userId', (c) => {
      const userId = c.req.param('userId')
      const resident = world.residents.find(userId)
      if (!resident?.consented || !world.friendships.showsProfile(c.var.channel.id, userId)) throw notFound()
      const { displayName, statusMessage, language } = resident
      return c.json({ displayName, userId, pictureUrl: face(world, c, userId), statusMessage, language })
    })
    .get('/v2/bot/followers/ids', (c) => {
      const all = world.friendships.friends(c.var.channel.id)
      const from = Number(c.req.query('start') ?? 0)
      const to = from + Math.min(Number(c.req.query('limit') ?? 300), 1_000)
      return c.json({ userIds: all.slice(from, to), ...(to < all.length ? { next: String(to) } : {}) })
    })
    .post('/v2/bot/user/:userId/linkToken', (c) => {
      const userId = c.req.param('userId')
      if (!isUserId(userId) || !world.residents.find(userId))
        throw new ApiRefusal(400, "The value for the 'userId' parameter is invalid")
      return c.json({ linkToken: world.linkTokens.issue(c.var.channel.id, userId) })
    })

export const face = (world: World, c: ApiContext, userId: string) =>
  `${originOf(world, c)}/pictures/faces/${userId}.png`
