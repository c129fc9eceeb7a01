import type { Clock } from './clock.ts'

export type RateLimit = { requests: number; perMilliseconds: number }

const HOUR = 3_600_000

/** As documented, for each endpoint and channel. */
export const DOCUMENTED_LIMITS: Record<string, RateLimit> = {
  'POST /v2/bot/message/narrowcast': { requests: 60, perMilliseconds: HOUR },
  'POST /v2/bot/message/broadcast': { requests: 60, perMilliseconds: HOUR },
  'POST /v2/bot/richmenu': { requests: 100, perMilliseconds: HOUR },
  'DELETE /v2/bot/richmenu/{id}': { requests: 100, perMilliseconds: HOUR },
  'POST /v2/bot/channel/webhook/test': { requests: 60, perMilliseconds: HOUR },
  'PUT /v2/bot/channel/webhook/endpoint': { requests: 1_000, perMilliseconds: 60_000 },
  'GET /v2/bot/channel/webhook/endpoint': { requests: 1_000, perMilliseconds: 60_000 },
  'POST /v2/bot/message/multicast': { requests: 200, perMilliseconds: 1_000 },
  'POST /v2/bot/chat/loading/start': { requests: 100, perMilliseconds: 1_000 },
  '*': { requests: 2_000, perMilliseconds: 1_000 },
}

/** Token buckets: full at first, refilled evenly. */
export class RateLimits {
  #clock: Clock
  #limits: Record<string, RateLimit> | undefined
  #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(clock: Clock, limits: Record<string, RateLimit> | undefined) {
    this.#clock = clock
    this.#limits = limits
  }

  allows(channelId: string, method: string, path: string): boolean {
    if (!this.#limits) return true
    const endpoint = `${method} ${path.replace(/\/(U|C|R)[0-9a-f]{32}|\/richmenu-[0-9a-f]+|\/\d{6,}/g, '/{id}')}`
    const limit = this.#limits[endpoint] ?? this.#limits['*']
    if (!limit) return true
    const now = this.#clock.now()
    const key = `${channelId} ${endpoint}`
    const bucket = this.#buckets.get(key) ?? { tokens: limit.requests, at: now }
    const refilled = bucket.tokens + ((now - bucket.at) * limit.requests) / limit.perMilliseconds
    bucket.tokens = Math.min(limit.requests, refilled)
    bucket.at = now
    this.#buckets.set(key, bucket)
    if (bucket.tokens < 1) return false
    bucket.tokens -= 1
    return true
  }
}
