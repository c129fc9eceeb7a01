import type { WebhookEventRecord } from '../webhook/event-record.ts'
import type { World } from '../world.ts'
import { chatIdOf, sourceOf, type Where } from './where.ts'

type EventFields = { type: string; timestamp?: number } & Record<string, unknown>

/** Sends an event of this person to the account. `answerable` events carry a reply token, except in standby. */
export function emit(
  world: World,
  where: Where,
  fields: EventFields,
  answerable: boolean,
): Promise<WebhookEventRecord> {
  const { channel, userId } = where
  const timestamp = fields.timestamp ?? world.clock.now()
  const replyToken =
    answerable && channel.mode === 'active'
      ? { replyToken: world.replyTokens.issue(channel.id, chatIdOf(where), userId, timestamp) }
      : {}
  return world.webhooks.emit(channel, { source: sourceOf(where), ...fields, timestamp, ...replyToken })
}
