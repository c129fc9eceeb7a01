import { fiscalYearInWords } from '#lib/time/fiscal-year.ts'
import type { StepKind } from '../routes/route.ts'
import type { Seat } from '../desks/who-may-act.ts'

export const STATES = {
  circulating: '回議中',
  returned: '差戻し',
  decided: '決裁済み',
  rejected: '却下',
  withdrawn: '取下げ',
} as const
export type ProposalState = keyof typeof STATES

export const FINAL: readonly ProposalState[] = ['decided', 'rejected', 'withdrawn']

export type ActKind =
  | 'propose'
  | 'approve'
  | 'concur'
  | 'decide'
  | 'return'
  | 'reject'
  | 'pull_back'
  | 'withdraw'
  | 'resubmit'
  | 'review'

/** One labelled line of a document: 期間, 理由, 本文. */
export interface DocumentLine {
  label: string
  text: string
}

/** The document of a proposal in one of its editions, as it was when it was proposed. */
export interface ProposalDocument {
  edition: number
  title: string
  lines: DocumentLine[]
  madeAt: Temporal.Instant
}

/** 起案. */
export interface Proposal {
  id: number
  fiscalYear: number
  number: number
  matter: string
  subject: string
  /** The record in its module. */
  href: string | null
  proposerId: number
  proposer: string
  sectionId: number
  section: string
  state: ProposalState
  round: number
  /** Where it lies; null where it does not circulate. */
  place: number | null
  edition: number
  title: string
  proposedAt: Temporal.Instant
  movedAt: Temporal.Instant
  settledAt: Temporal.Instant | null
}

/** What was done: names and titles as they were on that day. */
export interface Act {
  id: number
  round: number
  edition: number
  act: ActKind
  staffId: number
  name: string
  title: string
  asStandIn: boolean
  inPlaceOf: number | null
  inPlaceOfName: string | null
  delegatedUnder: string | null
  returnedTo: string | null
  words: string
  at: Temporal.Instant
}

/** A step of a round. It is done when an act stands in it. */
export interface Step {
  id: number
  round: number
  place: number
  kind: StepKind
  seat: Seat
  delegatedUnder: string | null
  act: Act | null
  /** 後閲 of what a stand-in did. */
  review: Act | null
}

/** Passed, and not the place where the round was broken off. */
export const isDone = ({ act }: Step): boolean => act !== null && ['approve', 'concur', 'decide'].includes(act.act)

/** The place where a round lies: the first that is not all done. */
export const openPlace = (steps: readonly Pick<Step, 'place' | 'act'>[]): number | undefined =>
  steps
    .filter(({ act }) => act === null)
    .reduce<number | undefined>((least, { place }) => Math.min(least ?? place, place), undefined)

/** The steps on which it lies now. */
export const openSteps = (proposal: Proposal, steps: readonly Step[]): Step[] =>
  steps.filter(({ place, act }) => proposal.state === 'circulating' && place === proposal.place && act === null)

/** Whether somebody who was away still has to see what was done in their place. */
export const awaitsReview = ({ act, review }: Step): boolean => Boolean(act?.inPlaceOf) && review === null

const ACT_WORDS: Record<ActKind, string> = {
  propose: '起案',
  approve: '承認',
  concur: '合議',
  decide: '決裁',
  return: '差戻し',
  reject: '却下',
  pull_back: '引戻し',
  withdraw: '取下げ',
  resubmit: '再提出',
  review: '後閲',
}

/** 決裁, 専決, 代決: who decided in whose right, in one word. */
export function actInWord({
  act,
  asStandIn,
  delegatedUnder,
}: Pick<Act, 'act' | 'asStandIn' | 'delegatedUnder'>): string {
  if (act === 'decide' && asStandIn) return '代決'
  if (act === 'decide' && delegatedUnder) return '専決'
  return act === 'approve' && asStandIn ? '代理承認' : ACT_WORDS[act]
}

/** 令和8年度 第12号 */
export const numberInWords = ({ fiscalYear, number }: Pick<Proposal, 'fiscalYear' | 'number'>): string =>
  `${fiscalYearInWords(fiscalYear)} 第${number}号`
