import { Hono } from 'hono'
import { isGroupId, isUserId } from '../identifiers.ts'
import type { World } from '../world.ts'
import { accept } from './accept.ts'
import { jsonBody } from './body.ts'
import type { ApiEnvironment } from './environment.ts'
import { checkQuotes, readMessages } from './read-messages.ts'
import { ApiRefusal } from './refusal.ts'
import { freshRetryKey, refuseRetryKey } from './retry-key.ts'

const MOST_RECIPIENTS = 500

export const sendingRoutes = (world: World) =>
  new Hono<ApiEnvironment>()
    .post('/v2/bot/message/reply', async (c) => {
      refuseRetryKey(c)
      const body = await jsonBody(c)
      const messages = readMessages(body, (violations) => violations.text('replyToken', body.replyToken, 1_000))
      const { channel } = c.var
      const token = world.replyTokens.find(channel.id, body.replyToken)
      if (!token) throw new ApiRefusal(400, 'Invalid reply token')
      checkQuotes(messages, channel.id, token.chatId)
      token.used = true
      const blocked = world.friendships.of(channel.id, token.chatId).state === 'blocked'
      const reach = blocked ? [] : [token.chatId]
      const replyToken = body.replyToken as string
      return c.json({
        sentMessages: accept(world, c, { method: 'reply', to: [token.chatId], reach, messages, replyToken }),
      })
    })

    .post('/v2/bot/message/push', async (c) => {
      const retryKey = freshRetryKey(world, c)
      const body = await jsonBody(c)
      const messages = readMessages(body, (violations) => violations.text('to', body.to, 100))
      const { channel } = c.var
      const to = body.to as string
      if (!isUserId(to) && !isGroupId(to)) throw new ApiRefusal(400, invalidProperty('to'))
      const group = world.groups.joined(channel.id, to)
      if (isUserId(to) ? !world.residents.exists(to) : !group) throw new ApiRefusal(400, 'Failed to send messages')
      checkQuotes(messages, channel.id, to)
      const reached = group !== undefined || world.friendships.receivesPush(channel.id, to, world.clock.now())
      const people = group?.memberIds.size
      const sending = { method: 'push' as const, to: [to], reach: reached ? [to] : [], messages, retryKey }
      return c.json({ sentMessages: accept(world, c, people === undefined ? sending : { ...sending, people }) })
    })

    .post('/v2/bot/message/multicast', async (c) => {
      const retryKey = freshRetryKey(world, c)
      const body = await jsonBody(c)
      const messages = readMessages(body, (violations) => violations.list('to', body.to, MOST_RECIPIENTS))
      const to = [...new Set(body.to as string[])]
      const odd = to.findIndex((userId) => !isUserId(userId))
      if (odd >= 0) throw new ApiRefusal(400, invalidProperty(`to[${odd}]`))
      const reach = to.filter((userId) => world.friendships.of(c.var.channel.id, userId).state === 'friend')
      accept(world, c, { method: 'multicast', to, reach, messages, retryKey })
      return c.json({})
    })

    .post('/v2/bot/message/broadcast', async (c) => {
      const retryKey = freshRetryKey(world, c)
      const messages = readMessages(await jsonBody(c))
      const to = world.friendships.friends(c.var.channel.id)
      accept(world, c, { method: 'broadcast', to, reach: to, messages, retryKey })
      return c.json({})
    })

const invalidProperty = (property: string) =>
  `The property, ${property}, in the request body is invalid (line: -, column: -)`
