import type { World } from '../world.ts'
import type { ApiContext } from './environment.ts'
import { ApiRefusal } from './refusal.ts'

const HEADER = 'x-line-retry-key'

/** On push, multicast, narrowcast and broadcast. Refuses with 409 what was accepted within 24 hours. */
export function freshRetryKey(world: World, c: ApiContext): string | undefined {
  const key = c.req.header(HEADER)
  if (key === undefined) return undefined
  if (!isUuid(key)) throw new ApiRefusal(400, 'The value for the header X-Line-Retry-Key is invalid')
  const accepted = world.retryKeys.accepted(c.var.channel.id, key)
  if (!accepted) return key
  throw new ApiRefusal(
    409,
    {
      message: 'The retry key is already accepted',
      ...(accepted.sentMessages ? { sentMessages: accepted.sentMessages } : {}),
    },
    { 'x-line-accepted-request-id': accepted.requestId },
  )
}

/** Everywhere else a retry key is an error. */
export function refuseRetryKey(c: ApiContext): void {
  if (c.req.header(HEADER) !== undefined)
    throw new ApiRefusal(400, 'X-Line-Retry-Key is not supported by this endpoint')
}

const isUuid = (key: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)
