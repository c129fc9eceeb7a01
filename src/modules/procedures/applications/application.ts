import { warekiParts } from '#lib/time/wareki.ts'
import type { Answers } from '../definition/answers.ts'
import type { Definition } from '../definition/definition.ts'
import type { Mandate } from '../agents/mandate.ts'
import type { NameAnswer } from '../definition/answers.ts'
import type { Circulates } from './deciding/circulates.ts'

/** draft: being written · submitted: with the town · correcting: back with whoever applies · deciding: its decision goes round · accepted 受理 · refused 却下 */
export const STATES = {
  draft: '書きかけ',
  submitted: '審査中',
  correcting: '補正待ち',
  deciding: '決裁中',
  accepted: '受理',
  refused: '却下',
} as const
export type State = keyof typeof STATES
export const TONES = {
  draft: 'neutral',
  submitted: 'info',
  correcting: 'warning',
  deciding: 'info',
  accepted: 'success',
  refused: 'error',
} as const

/** As whoever applied reads them: until it is decided, it is examined. */
export const STATES_OUTSIDE = { ...STATES, deciding: STATES.submitted } as const

/** Nothing is decided yet: its deadline runs. */
export const isOpen = (state: State): boolean => state === 'submitted' || state === 'deciding'

/** 受理, or 却下 with its reason. */
export interface Decision {
  outcome: 'accepted' | 'refused'
  reason: string
}

/** 受付番号 */
export interface Numbered {
  fiscalYear: number | null
  serial: number | null
}

/** 申請: what somebody applies for. */
export interface Application extends Numbered {
  readonly id: string
  readonly versionId: number
  readonly slug: string
  /** Of the version that it was begun with. */
  readonly definition: Definition
  readonly sectionId: number
  readonly section: string
  readonly residentId: number | null
  /** Of the key in the browser of whoever has not signed in. */
  readonly keyDigest: Buffer | null
  /** Of the agent who files it for somebody else; while it is a draft, it is the agent's. */
  readonly mandate: Mandate | null
  readonly state: State
  readonly begunAt: Temporal.Instant
  /** As they count: submitted, and corrected since. */
  readonly answers: Answers | null
  /** As they were submitted. */
  readonly firstAnswers: Answers | null
  readonly arrivedAt: Temporal.Instant | null
  readonly expectedBy: Temporal.PlainDate | null
  /** Until when it is to be corrected, while it is. */
  readonly correctBy: Temporal.PlainDate | null
  readonly claimedBy: number | null
  readonly claimant: string | null
  readonly decidedAt: Temporal.Instant | null
  readonly reason: string
  /** What of it goes round before it holds, as the town set it for its procedure. */
  readonly circulates: Circulates
  /** The decision that goes round. */
  readonly proposed: Decision | null
}

/** One that has arrived. */
export type Arrived = Application & {
  readonly state: Exclude<State, 'draft'>
  readonly fiscalYear: number
  readonly serial: number
  readonly answers: Answers
  readonly firstAnswers: Answers
  readonly arrivedAt: Temporal.Instant
}

export const hasArrived = (application: Application): application is Arrived => application.arrivedAt !== null

/** R8-000123 */
export function numberInWords({ fiscalYear, serial }: Numbered): string {
  const { year } = warekiParts(Temporal.PlainDate.from({ year: fiscalYear ?? 2019, month: 5, day: 1 }))
  return `R${year === '元' ? '1' : year}-${String(serial).padStart(6, '0')}`
}

export const applicationHref = (id: string): `/${string}` => `/applications/${id}`
export const pageHref = (id: string, page: string): `/${string}` => `${applicationHref(id)}/pages/${page}`
export const summaryHref = (id: string): `/${string}` => `${applicationHref(id)}/summary`
export const deskHref = (id: string): `/${string}` => `/console/applications/${id}`

/** Who applies, as they wrote it. */
export function applicantOf({ applicant }: Definition, answers: Answers): string {
  const name = answers[applicant.name] as NameAnswer | undefined
  return name ? [name.family, name.given].filter(Boolean).join(' ') : ''
}
