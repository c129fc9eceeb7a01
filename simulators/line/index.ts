export { createLinePlatform, type LinePlatform, type LinePlatformOptions } from './platform.ts'
export { serveLinePlatform, type RunningPlatform } from './serve.ts'
export { createManualClock, systemClock, type Clock, type ManualClock } from './clock.ts'
export {
  DEFAULT_ACCESS_TOKEN,
  DEFAULT_CHANNEL_ID,
  DEFAULT_SECRET,
  type Channel,
  type ChannelOptions,
} from './channel.ts'
export { DOCUMENTED_LIMITS } from './rate-limits.ts'
export type { Fault, FaultOptions } from './faults.ts'
export type { AcceptedRequest, SentLine } from './ledger/accepted.ts'
export type { Phone } from './people/phone.ts'
export type { Said } from './people/say.ts'
export type { WebhookEvent, WebhookEventRecord } from './webhook/event-record.ts'
