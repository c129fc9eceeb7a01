/** What a webhook may tell of, with the words for whoever chooses: `{ 'inquiry.received': '相談が届いた' }`. */
export type EventKinds = Record<string, string>

/** Of a try that somebody asked for, whatever the endpoint is told of. */
export const TRIAL = 'webhook.trial'

/** 送り先: an address of another system. */
export interface Endpoint {
  id: number
  name: string
  url: string
  kinds: string[]
  /** And all below it; null is the whole town. */
  sectionId: number | null
  ownerId: number
  pausedAt: Temporal.Instant | null
  pausedWhy: Pause | null
  /** The first failure after which nothing arrived. */
  failingSince: Temporal.Instant | null
  earlierUntil: Temporal.Instant | null
  askedAt: Temporal.Instant | null
  version: number
}

export const PAUSES = {
  staff: '職員が止めました',
  gone: '相手が「受け取りをやめた」(410)と答えたので、止めました',
  failing: '3日の間、一度も届かなかったので、止めました',
}
export type Pause = keyof typeof PAUSES

export const STATES = { waiting: '送信待ち', delivered: '届いた', failed: '届かなかった' }
export type DeliveryState = keyof typeof STATES

export const LONGEST_NAME = 100
/** More than a town has systems. */
export const MOST_ENDPOINTS = 50

/** After each try, in minutes: a day in all. */
const PAUSES_BETWEEN = [1, 4, 10, 15, 30, 60, 120, 180, 240, 360, 420]
export const MOST_TRIES = PAUSES_BETWEEN.length + 1

/** When it is tried again after so many tries; never where it was tried enough. */
export function nextTry(tried: number, now: Temporal.Instant): Temporal.Instant | undefined {
  const minutes = PAUSES_BETWEEN[tried - 1]
  return minutes === undefined ? undefined : now.add({ minutes })
}

/** What was tried so often (half an hour) holds up no more what comes after it. */
export const HOLDS_UP = 5

const GIVES_UP = { hours: 72 }

/** Whether an endpoint at which nothing arrived since then is asked no more. */
export const isGivenUp = (failingSince: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(failingSince.add(GIVES_UP), now) <= 0

/** How long an earlier secret signs beside the new one. */
export const BOTH_SECRETS = { hours: 24 }
