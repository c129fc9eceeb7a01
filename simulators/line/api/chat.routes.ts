import { Hono } from 'hono'
import { isUserId } from '../identifiers.ts'
import { unseal } from '../sealed-token.ts'
import { Violations } from '../validation/violations.ts'
import type { World } from '../world.ts'
import { jsonBody } from './body.ts'
import type { ApiEnvironment } from './environment.ts'
import { ApiRefusal } from './refusal.ts'

const ONLY_PEOPLE = 'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.'

export const chatRoutes = (world: World) =>
  new Hono<ApiEnvironment>()
    .post('/v2/bot/chat/loading/start', async (c) => {
      const { chatId, loadingSeconds = 20 } = await jsonBody(c)
      const violations = new Violations()
      const seconds = violations.number('loadingSeconds', loadingSeconds) ?? 0
      if (!isUserId(chatId)) violations.add('chatId', ONLY_PEOPLE)
      if (seconds < 5 || seconds > 60) violations.add('loadingSeconds', 'Must be between 5 and 60')
      if (seconds % 5 !== 0) violations.add('loadingSeconds', 'must be a multiple of five')
      const wrong = violations.body()
      if (wrong) throw new ApiRefusal(400, wrong)
      const { channel } = c.var
      const userId = chatId as string
      if (world.friendships.of(channel.id, userId).state === 'friend') {
        world.chats.of(channel.id, userId).loadingUntil = world.clock.now() + seconds * 1_000
        world.chats.changed({ channelId: channel.id, chatId: userId, kind: 'loading' })
      }
      return c.json({}, 202)
    })

    .post('/v2/bot/chat/markAsRead', async (c) => {
      const read = unseal('read', (await jsonBody(c)).markAsReadToken)
      if (read?.channelId !== c.var.channel.id)
        throw new ApiRefusal(
          400,
          'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.',
        )
      const now = world.clock.now()
      for (const entry of world.chats.of(read.channelId, read.chatId).entries.values()) {
        if (entry.from === 'resident') entry.readAt ??= now
        if (entry.messageId === read.messageId) break
      }
      world.chats.changed({ channelId: read.channelId, chatId: read.chatId, kind: 'read' })
      return c.json({})
    })
