import type { Channel, ChannelOptions } from '../channel.ts'
import { idFromName, isUserId } from '../identifiers.ts'
import { joinGroup, leaveGroup, type GroupOptions } from '../people/membership.ts'
import { Phone } from '../people/phone.ts'
import type { Resident, ResidentOptions } from '../people/residents.ts'
import type { Quota } from '../quota.ts'
import type { World } from '../world.ts'
import { webhookControl } from './webhook-control.ts'

/** What a test or a demo does with the platform. `channelId` may be left out: then it is the first channel. */
export function createControl(world: World) {
  const residentOf = (who: string | ResidentOptions): Resident => {
    const options = typeof who === 'string' ? (isUserId(who) ? { userId: who } : { displayName: who }) : who
    const known =
      options.userId ?? (options.displayName === undefined ? undefined : idFromName('U', options.displayName))
    const found = known === undefined ? undefined : world.residents.find(known)
    return found ? Object.assign(found, options) : world.residents.add(options)
  }
  return {
    /** A resident's phone at an account. Unknown names and user ids become new residents. */
    phone: (who: string | ResidentOptions, channelId?: string) =>
      new Phone(world, { channel: world.channels.get(channelId), userId: residentOf(who).userId }),

    channels: {
      list: (): Channel[] => world.channels.list(),
      get: (channelId?: string): Channel => world.channels.get(channelId),
      add: (options: ChannelOptions): Channel => world.channels.add(options),
      configure: (change: Omit<ChannelOptions, 'id'>, channelId?: string): Channel =>
        world.channels.configure(channelId, change),
      quota: (quota: Partial<Quota>, channelId?: string): Channel => world.channels.configure(channelId, { quota }),
    },

    residents: {
      list: (): Resident[] => world.residents.list(),
      add: (options: ResidentOptions): Resident => residentOf(options),
    },

    groups: {
      list: () => world.groups.list(),
      join: (options: GroupOptions = {}, channelId?: string) =>
        joinGroup(world, world.channels.get(channelId), options),
      leave: (groupId: string, channelId?: string) => leaveGroup(world, world.channels.get(channelId), groupId),
    },

    webhooks: webhookControl(world),
    ledger: world.ledger,
    faults: world.faults,
    contents: world.contents,
    richMenus: world.richMenus,
    clock: world.clock,

    /** Forgets chats, rich menus, ledger, faults, held and planned webhooks, quota used. Channels and residents stay. */
    reset(): void {
      world.faults.clear()
      world.webhooks.clear()
      world.ledger.clear()
      world.chats.clear()
      world.replyTokens.clear()
      world.retryKeys.clear()
      world.friendships.clear()
      world.richMenus.clear()
      for (const channel of world.channels.list()) channel.quota.used = 0
    },
  }
}

export type Control = ReturnType<typeof createControl>
