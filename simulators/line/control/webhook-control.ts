import type { Forgery } from '../webhook/attempt.ts'
import type { WebhookEvent, WebhookEventRecord } from '../webhook/event-record.ts'
import type { ReleaseOptions } from '../webhook/webhooks.ts'
import type { World } from '../world.ts'

export function webhookControl(world: World) {
  const known = (webhookEventId: string) => {
    const record = world.ledger.events.get(webhookEventId)
    if (!record) throw new Error(`no event ${webhookEventId}`)
    return { channel: world.channels.get(record.channelId), record }
  }
  return {
    /** Events wait from now on, until `release`. */
    hold: (channelId?: string): void => world.webhooks.hold(world.channels.get(channelId)),
    /** Sends what waits: in any order, several in one body, several times. */
    release: (options: ReleaseOptions = {}, channelId?: string): Promise<WebhookEventRecord[]> =>
      world.webhooks.release(world.channels.get(channelId), options),
    /** The same event once more, as a network can do it: not marked as a redelivery. */
    duplicate(webhookEventId: string): Promise<WebhookEventRecord> {
      const { channel, record } = known(webhookEventId)
      return world.webhooks.again(channel, record, false)
    },
    /** The same event once more, marked as a redelivery. */
    redeliver(webhookEventId: string): Promise<WebhookEventRecord> {
      const { channel, record } = known(webhookEventId)
      return world.webhooks.again(channel, record, true)
    },
    verify: (channelId?: string) => world.webhooks.verify(world.channels.get(channelId)),
    /** Altered body with the old signature, a signature of another secret, or none. */
    forge: (events: WebhookEvent[], forgery: Forgery, channelId?: string) =>
      world.webhooks.forge(world.channels.get(channelId), events, forgery),
    /** Resolves when no delivery is under way. */
    settled: (): Promise<void> => world.webhooks.settled(),
  }
}
