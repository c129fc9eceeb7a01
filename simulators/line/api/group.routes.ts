import { Hono } from 'hono'
import type { World } from '../world.ts'
import { face, originOf } from './account.routes.ts'
import type { ApiContext, ApiEnvironment } from './environment.ts'
import { notFound } from './refusal.ts'

export const groupRoutes = (world: World) => {
  const joined = (c: ApiContext, groupId: string) => {
    const group = world.groups.joined(c.var.channel.id, groupId)
    if (!group) throw notFound()
    return group
  }
  return new Hono<ApiEnvironment>()
    .get('/v2/bot/group/:groupId/summary', (c) => {
      const { groupId, name } = joined(c, c.req.param('groupId'))
      return c.json({ groupId, groupName: name, pictureUrl: `${originOf(world, c)}/pictures/faces/${groupId}.png` })
    })
    .get('/v2/bot/group/:groupId/members/count', (c) =>
      c.json({ count: joined(c, c.req.param('groupId')).memberIds.size }),
    )
    .get('/v2/bot/group/:groupId/member/:userId', (c) => {
      const userId = c.req.param('userId')
      const resident = world.residents.find(userId)
      if (!joined(c, c.req.param('groupId')).memberIds.has(userId) || !resident) throw notFound()
      return c.json({ displayName: resident.displayName, userId, pictureUrl: face(world, c, userId) })
    })
    .post('/v2/bot/group/:groupId/leave', (c) => {
      joined(c, c.req.param('groupId')).channelIds.delete(c.var.channel.id)
      return c.json({})
    })
}
