import type { Channel } from '../channel.ts'
import type { Clock } from '../clock.ts'
import { ulid } from '../identifiers.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { ReplyTokens } from '../reply-tokens.ts'
import { attempt, type Forgery } from './attempt.ts'
import type { Attempt, WebhookEvent, WebhookEventRecord } from './event-record.ts'
import { inBatches, inOrder, type Order } from './order.ts'
import type { Transport } from './transport.ts'
import { Turnstile } from './turnstile.ts'

export type ReleaseOptions = {
  order?: Order
  seed?: number
  /** Events in one body. Default 1. */
  batch?: number
  /** How often each body is sent. Default 1. */
  copies?: number
}

type Parts = { clock: Clock; ledger: Ledger; replyTokens: ReplyTokens; transport: Transport; width: number }

/** Sends events to bot servers, again when they fail. */
export class Webhooks {
  #parts: Parts
  #turnstile: Turnstile
  #held = new Map<string, WebhookEventRecord[]>()
  #watchers = new Set<(record: WebhookEventRecord) => void>()
  #planned = new Set<() => void>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#turnstile = new Turnstile(parts.width)
  }

  /** Resolves after the first attempt, or at once when held or switched off. */
  async emit(
    channel: Channel,
    event: Omit<WebhookEvent, 'webhookEventId' | 'deliveryContext'>,
  ): Promise<WebhookEventRecord> {
    const record = this.record(channel, event)
    const held = this.#held.get(channel.id)
    if (held && record.state !== 'off') {
      record.state = 'held'
      held.push(record)
    }
    if (record.state === 'waiting') await this.#send(channel, [record], false)
    else this.#tell(record)
    return record
  }

  record(channel: Channel, event: Omit<WebhookEvent, 'webhookEventId' | 'deliveryContext'>): WebhookEventRecord {
    const webhookEventId = ulid(this.#parts.clock.now())
    const full = {
      ...event,
      mode: channel.mode,
      webhookEventId,
      deliveryContext: { isRedelivery: false },
    } as WebhookEvent
    const state = channel.webhookUrl !== null && channel.webhookActive ? 'waiting' : 'off'
    return this.#parts.ledger.events.add(webhookEventId, {
      webhookEventId,
      channelId: channel.id,
      event: full,
      state,
      attempts: [],
    })
  }

  hold(channel: Channel): void {
    if (!this.#held.has(channel.id)) this.#held.set(channel.id, [])
  }

  async release(channel: Channel, options: ReleaseOptions = {}): Promise<WebhookEventRecord[]> {
    const held = this.#held.get(channel.id) ?? []
    this.#held.delete(channel.id)
    const ordered = inOrder(held, options.order ?? 'as-sent', options.seed)
    for (const batch of inBatches(ordered, options.batch ?? 1)) {
      for (let copy = 0; copy < (options.copies ?? 1); copy++) await this.#send(channel, batch, false)
    }
    return ordered
  }

  /** Sends a known event once more: marked as a redelivery, or as the plain duplicate a network can make. */
  async again(channel: Channel, record: WebhookEventRecord, isRedelivery: boolean): Promise<WebhookEventRecord> {
    await this.#send(channel, [record], isRedelivery)
    return record
  }

  /** Sends what LINE would not: the ledger keeps no record of it. */
  forge(channel: Channel, events: WebhookEvent[], forgery: Forgery): Promise<Attempt> {
    return attempt(this.#parts.transport, this.#parts.clock, { channel, events, isRedelivery: false, forgery })
  }

  /** 「検証」: a signed body without events. */
  verify(channel: Channel, url?: string): Promise<Attempt> {
    const outgoing = { channel, events: [], isRedelivery: false, ...(url === undefined ? {} : { url }) }
    return attempt(this.#parts.transport, this.#parts.clock, outgoing)
  }

  /** Resolves when no attempt is under way; redeliveries that wait for their time do not count. */
  settled(): Promise<void> {
    return this.#turnstile.idle()
  }

  /** Forgets what is held and what would be redelivered. */
  clear(): void {
    this.#held.clear()
    for (const cancel of this.#planned) cancel()
    this.#planned.clear()
  }

  watch(watcher: (record: WebhookEventRecord) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  async #send(channel: Channel, records: WebhookEventRecord[], isRedelivery: boolean): Promise<void> {
    const result = await this.#turnstile.pass(() => {
      const events = records.map(({ event }) => ({ ...event, deliveryContext: { isRedelivery } }))
      for (const { event } of records) if (event.replyToken) this.#parts.replyTokens.delivered(event.replyToken)
      return attempt(this.#parts.transport, this.#parts.clock, { channel, events, isRedelivery })
    })
    for (const record of records) {
      record.attempts.push(result)
      record.state = result.reason === 'OK' ? 'delivered' : record.state
    }
    if (result.reason !== 'OK') this.#redeliverLater(channel, records)
    for (const record of records) this.#tell(record)
  }

  #redeliverLater(channel: Channel, records: WebhookEventRecord[]): void {
    const wait = channel.redelivery.intervals[Math.max(...records.map(({ attempts }) => attempts.length)) - 1]
    const goesOn = channel.redelivery.enabled && wait !== undefined
    for (const record of records) if (record.state !== 'delivered') record.state = goesOn ? 'redelivering' : 'given-up'
    const open = records.filter(({ state }) => state === 'redelivering')
    if (!goesOn || open.length === 0) return
    const cancel = this.#parts.clock.after(wait, () => {
      this.#planned.delete(cancel)
      void this.#send(channel, open, true)
    })
    this.#planned.add(cancel)
  }

  #tell(record: WebhookEventRecord): void {
    for (const watcher of this.#watchers) watcher(record)
  }
}
