import type { Standing } from '../desks/who-may-act.ts'
import { mayReview, mayWithdraw, ownTurn } from '../proposals/circulation.ts'
import type { Step } from '../proposals/proposal.ts'
import { stepsBefore } from '../proposals/return-proposal.ts'
import type { ProposalView } from '../proposals/view-proposal.ts'

/** What a member of staff may do with a proposal as it stands: the page offers this and nothing else. */
export interface Possible {
  turn: { step: Step; standing: Standing } | undefined
  /** To whom it may go back, beside the proposer. */
  returnTo: Step[]
  reject: boolean
  /** 後閲 that is theirs. */
  review: Step | undefined
  pullBack: boolean
  withdraw: boolean
  mend: boolean
}

export function whatOneMayDo(view: ProposalView, staffId: number): Possible {
  const { proposal, steps, proposerIsGone } = view
  const turn = ownTurn(view, staffId)
  const own = proposal.proposerId === staffId
  return {
    turn,
    returnTo: turn ? stepsBefore(view, turn.step) : [],
    reject: turn?.step.kind === 'decision',
    review: steps.find((step) => mayReview(view, step, staffId)),
    pullBack: own && proposal.state === 'circulating',
    withdraw: mayWithdraw(view, staffId, proposerIsGone),
    mend: own && proposal.state === 'returned',
  }
}
