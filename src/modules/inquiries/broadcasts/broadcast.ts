import type { WireMessage } from '../sending/wire.ts'
import type { Audience } from './audience.ts'

/** The matter of a broadcast: none goes that nobody decided. */
export const BROADCAST = 'inquiries.broadcast'

export const BROADCASTS = '/console/broadcasts'
export const broadcastHref = (id: number) => `${BROADCASTS}/${id}` as const

/** People a minute, where nobody says otherwise. */
export const PACE = 3_000

export const STATES = {
  draft: '下書き',
  proposed: '決裁待ち',
  waiting: '送信待ち',
  sending: '送信中',
  halted: '止まっています',
  sent: '送信済み',
  stopped: '中止',
} as const
export type BroadcastState = keyof typeof STATES

/** What it says, to whom and when: all that is decided. */
export interface Content {
  /** For staff only. */
  title: string
  body: string
  link: string | null
  audience: Audience
  /** 緊急: why it may go at night. */
  whyUrgent: string | null
  /** None: as soon as it is decided. */
  sendAt: Temporal.Instant | null
  /** People a minute. */
  pace: number
}

export interface Picture {
  sha256: Buffer
  previewSha256: Buffer
  name: string
}

/** 一斉配信: the same words to many on LINE. */
export interface Broadcast extends Content {
  id: number
  sectionId: number
  section: string
  author: string
  picture: Picture | null
  version: number
  state: BroadcastState
  /** On its route, or come back from it. */
  proposalId: number | null
  decidedBy: string | null
  request: WireMessage[] | null
  /** Before this no further batch goes. */
  nextAt: Temporal.Instant | null
  haltedBecause: string | null
  writtenAt: Temporal.Instant
  beganAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  stoppedBy: string | null
}

export const canChange = ({ state }: Pick<Broadcast, 'state'>): boolean => state === 'draft' || state === 'waiting'
export const canStop = ({ state, proposalId }: Pick<Broadcast, 'state' | 'proposalId'>): boolean =>
  state === 'draft' ? proposalId === null : state === 'waiting' || state === 'sending' || state === 'halted'
