import { idFromName } from './identifiers.ts'
import type { Quota } from './quota.ts'

/** チャネル: the connection of one LINE official account to one bot server. */
export type Channel = {
  id: string
  name: string
  secret: string
  accessToken: string
  /** `destination` of every webhook. */
  botUserId: string
  basicId: string
  webhookUrl: string | null
  /** 「Webhookの利用」: events are sent only while on. */
  webhookActive: boolean
  redelivery: Redelivery
  /** `bot` leaves markAsReadToken out of events, as LINE does while 「チャット」 is off. */
  chatMode: 'chat' | 'bot'
  /** `standby`: another module answers; events carry no reply token. */
  mode: 'active' | 'standby'
  colour: string
  quota: Quota
}

export type Redelivery = { enabled: boolean; /** Milliseconds before each further attempt. */ intervals: number[] }

export type ChannelOptions = Partial<Omit<Channel, 'quota' | 'redelivery'>> & {
  redelivery?: Partial<Redelivery>
  quota?: Partial<Quota>
}

export const DEFAULT_CHANNEL_ID = '2000000001'
export const DEFAULT_SECRET = 'demo-channel-secret'
export const DEFAULT_ACCESS_TOKEN = 'demo-channel-access-token'

// LINE does not disclose number and intervals; these suit a demo that one watches.
const REDELIVERY: Redelivery = { enabled: true, intervals: [2_000, 10_000, 30_000, 60_000, 300_000] }

const COLOURS = ['#2f6f5e', '#3b5b92', '#8a5a2b', '#6b4a86']

export function createChannel(options: ChannelOptions, position: number): Channel {
  const first = position === 0
  const id = options.id ?? String(Number(DEFAULT_CHANNEL_ID) + position)
  return {
    id,
    name: options.name ?? (first ? 'あおぞら市' : `公式アカウント ${position + 1}`),
    secret: options.secret ?? (first ? DEFAULT_SECRET : `${DEFAULT_SECRET}-${id}`),
    accessToken: options.accessToken ?? (first ? DEFAULT_ACCESS_TOKEN : `${DEFAULT_ACCESS_TOKEN}-${id}`),
    botUserId: options.botUserId ?? idFromName('U', `bot ${id}`),
    basicId: options.basicId ?? `@demo${id.slice(-4)}`,
    webhookUrl: options.webhookUrl ?? null,
    webhookActive: options.webhookActive ?? true,
    redelivery: { ...REDELIVERY, ...options.redelivery },
    chatMode: options.chatMode ?? 'chat',
    mode: options.mode ?? 'active',
    colour: options.colour ?? COLOURS[position % COLOURS.length]!,
    quota: { type: 'limited', value: 5_000, month: '', used: 0, ...options.quota },
  }
}
