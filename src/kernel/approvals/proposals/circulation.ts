import { type Desks, deskToday, type Standing, standingOf, whoMayAct } from '../desks/who-may-act.ts'
import { awaitsReview, openSteps, type Proposal, type Step } from './proposal.ts'

/** 回議: a proposal in its present round, and who holds which office at this moment. */
export interface Circulation {
  proposal: Proposal
  steps: Step[]
  desks: Desks
}

export const turnOf = ({ proposal, desks }: Pick<Circulation, 'proposal' | 'desks'>, step: Step) =>
  whoMayAct(desks, step.seat, proposal.proposerId)

/** The step that waits for somebody, and in what right they would act on it. */
export function ownTurn(circulation: Circulation, staffId: number): { step: Step; standing: Standing } | undefined {
  for (const step of openSteps(circulation.proposal, circulation.steps)) {
    const standing = standingOf(turnOf(circulation, step), staffId)
    if (standing) return { step, standing }
  }
  return undefined
}

/** 後閲 is for whoever was away, or holds the office now; never for whoever acted. */
export function mayReview(circulation: Circulation, step: Step, staffId: number): boolean {
  if (!awaitsReview(step) || step.act?.staffId === staffId) return false
  const holders = turnOf(circulation, step)?.holders ?? []
  return step.act?.inPlaceOf === staffId || holders.some(({ id }) => id === staffId)
}

export const isHeadOfItsSection = ({ proposal, desks }: Circulation, staffId: number) =>
  deskToday(desks, proposal.sectionId)?.head?.id === staffId

/** Its proposer takes it back for good; where they are gone, the head of their section. */
export const mayWithdraw = (circulation: Circulation, staffId: number, proposerIsGone: boolean): boolean =>
  ['circulating', 'returned'].includes(circulation.proposal.state) &&
  (circulation.proposal.proposerId === staffId || (proposerIsGone && isHeadOfItsSection(circulation, staffId)))
