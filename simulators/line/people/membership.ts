import { isGroupId, idFromName } from '../identifiers.ts'
import type { Channel } from '../channel.ts'
import type { WebhookEventRecord } from '../webhook/event-record.ts'
import type { World } from '../world.ts'
import { emit } from './emit.ts'
import type { Where } from './where.ts'

export function follow(world: World, where: Where): Promise<WebhookEventRecord> {
  const friendship = world.friendships.of(where.channel.id, where.userId)
  const isUnblocked = friendship.state === 'blocked'
  friendship.state = 'friend'
  world.chats.changed({ channelId: where.channel.id, chatId: where.userId, kind: 'friendship' })
  return emit(world, where, { type: 'follow', follow: { isUnblocked } }, true)
}

export function block(world: World, where: Where): Promise<WebhookEventRecord> {
  world.friendships.of(where.channel.id, where.userId).state = 'blocked'
  world.chats.changed({ channelId: where.channel.id, chatId: where.userId, kind: 'friendship' })
  return emit(world, where, { type: 'unfollow' }, false)
}

export type GroupOptions = { groupId?: string; name?: string; memberIds?: string[] }

/** The account is invited: a group event names no user. */
export async function joinGroup(world: World, channel: Channel, options: GroupOptions = {}) {
  const name = options.name ?? '町内会'
  const groupId = options.groupId ?? idFromName('C', name)
  if (!isGroupId(groupId)) throw new Error(`not a group id: ${groupId}`)
  const group = world.groups.find(groupId) ?? world.groups.add(groupId, name, options.memberIds ?? [])
  group.channelIds.add(channel.id)
  return { groupId, record: await emitOfGroup(world, channel, groupId, 'join', true) }
}

export function leaveGroup(world: World, channel: Channel, groupId: string): Promise<WebhookEventRecord> {
  world.groups.find(groupId)?.channelIds.delete(channel.id)
  return emitOfGroup(world, channel, groupId, 'leave', false)
}

function emitOfGroup(world: World, channel: Channel, groupId: string, type: string, answerable: boolean) {
  const timestamp = world.clock.now()
  const source = groupId.startsWith('R')
    ? { type: 'room' as const, roomId: groupId }
    : { type: 'group' as const, groupId }
  const replyToken =
    answerable && channel.mode === 'active'
      ? { replyToken: world.replyTokens.issue(channel.id, groupId, undefined, timestamp) }
      : {}
  return world.webhooks.emit(channel, { type, source, timestamp, ...replyToken })
}
