export type Source =
  | { type: 'user'; userId: string }
  | { type: 'group'; groupId: string; userId?: string }
  | { type: 'room'; roomId: string; userId?: string }

export type WebhookEvent = {
  type: string
  mode?: 'active' | 'standby'
  timestamp: number
  source?: Source
  webhookEventId: string
  deliveryContext: { isRedelivery: boolean }
  replyToken?: string
} & Record<string, unknown>

export type Attempt = {
  at: number
  url: string
  isRedelivery: boolean
  /** How many events the body held. */
  batch: number
  status: number | null
  reason: 'OK' | 'ERROR_STATUS_CODE' | 'REQUEST_TIMEOUT' | 'COULD_NOT_CONNECT' | 'UNCLASSIFIED'
  detail: string
  milliseconds: number
}

/**
 * `held`: waits for `release`. `off`: no webhook URL or webhooks switched off; LINE sends nothing then.
 * `given-up`: every attempt failed.
 */
export type EventState = 'held' | 'waiting' | 'delivered' | 'redelivering' | 'given-up' | 'off'

export type WebhookEventRecord = {
  webhookEventId: string
  channelId: string
  event: WebhookEvent
  state: EventState
  attempts: Attempt[]
}
