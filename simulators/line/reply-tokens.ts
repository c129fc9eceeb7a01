import type { Clock } from './clock.ts'
import { hexadecimal } from './identifiers.ts'

const MINUTE = 60_000
const LAST_USE = 20 * MINUTE

export type ReplyToken = {
  channelId: string
  chatId: string
  userId: string | undefined
  occurredAt: number
  expiresAt: number
  used: boolean
}

/** Single use, one minute from each delivery, never later than 20 minutes after the event. */
export class ReplyTokens {
  #clock: Clock
  #tokens = new Map<string, ReplyToken>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  issue(channelId: string, chatId: string, userId: string | undefined, occurredAt: number): string {
    this.#forget()
    const token = hexadecimal(16)
    this.#tokens.set(token, { channelId, chatId, userId, occurredAt, expiresAt: occurredAt + MINUTE, used: false })
    return token
  }

  delivered(token: string): void {
    const found = this.#tokens.get(token)
    if (found) found.expiresAt = Math.min(this.#clock.now() + MINUTE, found.occurredAt + LAST_USE)
  }

  find(channelId: string, token: unknown): ReplyToken | undefined {
    const found = typeof token === 'string' ? this.#tokens.get(token) : undefined
    if (!found || found.channelId !== channelId || found.used || this.#clock.now() > found.expiresAt) return undefined
    return found
  }

  clear(): void {
    this.#tokens.clear()
  }

  #forget(): void {
    const tooOld = this.#clock.now() - LAST_USE
    for (const [token, { occurredAt }] of this.#tokens) {
      if (occurredAt >= tooOld) break
      this.#tokens.delete(token)
    }
  }
}
