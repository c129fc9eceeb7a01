import type { WebhookEventRecord } from '../webhook/event-record.ts'
import type { World } from '../world.ts'
import { emit } from './emit.ts'

/**
 * アカウント連携: the person opens the link dialog.
 * Undefined: the token was expired or used, LINE shows an error and sends nothing.
 */
export async function linkAccount(
  world: World,
  userId: string | undefined,
  linkToken: string,
  nonce: string,
): Promise<WebhookEventRecord | undefined> {
  if (nonce.length < 10 || nonce.length > 255) return undefined
  const issued = world.linkTokens.take(linkToken)
  const channel = issued && world.channels.find(issued.channelId)
  if (!issued || !channel) return undefined
  const who = userId ?? issued.userId
  const timestamp = world.clock.now()
  if (who !== issued.userId)
    return world.webhooks.emit(channel, { type: 'accountLink', timestamp, link: { result: 'failed', nonce } })
  return emit(world, { channel, userId: who }, { type: 'accountLink', timestamp, link: { result: 'ok', nonce } }, true)
}
