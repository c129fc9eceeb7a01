import { HTTPException } from 'hono/http-exception'
import { Phone } from '../people/phone.ts'
import type { World } from '../world.ts'

export function phoneOf(world: World, channelId: string, userId: string): Phone {
  const channel = world.channels.find(channelId)
  if (!channel || !world.residents.find(userId)) throw new HTTPException(404, { message: 'この電話はありません' })
  return new Phone(world, { channel, userId })
}
