import { createChannel, type Channel, type ChannelOptions } from './channel.ts'
import type { Clock } from './clock.ts'
import { opaqueToken } from './identifiers.ts'

const STATELESS_TOKEN_SECONDS = 900

/** Every channel of the platform, and the tokens that open each. */
export class Channels {
  #clock: Clock
  #channels = new Map<string, Channel>()
  #stateless = new Map<string, { channel: Channel; expiresAt: number }>()

  constructor(clock: Clock, options: ChannelOptions[]) {
    this.#clock = clock
    for (const one of options) this.add(one)
  }

  add(options: ChannelOptions): Channel {
    const channel = createChannel(options, this.#channels.size)
    if (this.#channels.has(channel.id)) throw new Error(`channel ${channel.id} exists`)
    this.#channels.set(channel.id, channel)
    return channel
  }

  configure(id: string | undefined, change: Omit<ChannelOptions, 'id'>): Channel {
    const channel = this.get(id)
    const { redelivery, quota, ...rest } = change
    Object.assign(channel, rest)
    Object.assign(channel.redelivery, redelivery)
    Object.assign(channel.quota, quota)
    return channel
  }

  find(id: string): Channel | undefined {
    return this.#channels.get(id)
  }

  /** Without an id: the first channel. */
  get(id?: string): Channel {
    const channel = id === undefined ? this.list()[0] : this.#channels.get(id)
    if (!channel) throw new Error(`no channel ${id ?? ''}`)
    return channel
  }

  list(): Channel[] {
    return [...this.#channels.values()]
  }

  openedBy(authorization: string | null | undefined): Channel | undefined {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) return undefined
    for (const channel of this.#channels.values()) if (channel.accessToken === token) return channel
    const stateless = this.#stateless.get(token)
    return stateless && stateless.expiresAt > this.#clock.now() ? stateless.channel : undefined
  }

  issueStatelessToken(channel: Channel): { token_type: 'Bearer'; access_token: string; expires_in: number } {
    const now = this.#clock.now()
    for (const [token, { expiresAt }] of this.#stateless) {
      if (expiresAt > now) break
      this.#stateless.delete(token)
    }
    const token = `ey${opaqueToken(48)}`
    this.#stateless.set(token, { channel, expiresAt: now + STATELESS_TOKEN_SECONDS * 1000 })
    return { token_type: 'Bearer', access_token: token, expires_in: STATELESS_TOKEN_SECONDS }
  }
}
