import type { Clock } from './clock.ts'

const DAY = 24 * 60 * 60 * 1000

export type SentMessage = { id: string; quoteToken?: string }
export type AcceptedOnce = { requestId: string; sentMessages: SentMessage[] | undefined; acceptedAt: number }

/** X-Line-Retry-Key: an accepted request is remembered for 24 hours in its channel. */
export class RetryKeys {
  #clock: Clock
  #accepted = new Map<string, AcceptedOnce>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  accepted(channelId: string, key: string): AcceptedOnce | undefined {
    const found = this.#accepted.get(`${channelId} ${key.toLowerCase()}`)
    return found && this.#clock.now() - found.acceptedAt < DAY ? found : undefined
  }

  remember(channelId: string, key: string, requestId: string, sentMessages: SentMessage[] | undefined): void {
    const now = this.#clock.now()
    for (const [old, { acceptedAt }] of this.#accepted) {
      if (now - acceptedAt < DAY) break
      this.#accepted.delete(old)
    }
    const entry = `${channelId} ${key.toLowerCase()}`
    this.#accepted.delete(entry)
    this.#accepted.set(entry, { requestId, sentMessages, acceptedAt: now })
  }

  clear(): void {
    this.#accepted.clear()
  }
}
