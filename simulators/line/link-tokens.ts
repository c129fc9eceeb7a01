import type { Clock } from './clock.ts'
import { opaqueToken } from './identifiers.ts'

const TEN_MINUTES = 10 * 60_000

/** 連携トークン: ten minutes, one use. */
export class LinkTokens {
  #clock: Clock
  #tokens = new Map<string, { channelId: string; userId: string; expiresAt: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  issue(channelId: string, userId: string): string {
    const now = this.#clock.now()
    for (const [old, { expiresAt }] of this.#tokens) {
      if (expiresAt > now) break
      this.#tokens.delete(old)
    }
    const token = opaqueToken(24)
    this.#tokens.set(token, { channelId, userId, expiresAt: now + TEN_MINUTES })
    return token
  }

  /** Uses the token up. Undefined when expired, used or never issued. */
  take(token: string): { channelId: string; userId: string } | undefined {
    const found = this.#tokens.get(token)
    this.#tokens.delete(token)
    return found && found.expiresAt > this.#clock.now() ? found : undefined
  }
}
