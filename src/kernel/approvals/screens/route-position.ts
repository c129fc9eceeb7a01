import { type Desks, seatTitle } from '../desks/who-may-act.ts'
import { turnOf } from '../proposals/circulation.ts'
import { isDone, openSteps, type Proposal, type Step } from '../proposals/proposal.ts'
import { STEP_KINDS } from '../routes/route.ts'

/** 「2 / 3 移住定住推進課長」: how far it is, and where it lies. */
export function routePosition(proposal: Proposal, steps: readonly Step[], desks: Desks): string {
  const open = openSteps(proposal, steps)
  if (open.length === 0) return ''
  const lies = open.map((step) => turnOf({ proposal, desks }, step)?.title ?? seatTitle(desks, step.seat))
  const kind = open.every((step) => step.kind === 'concurrence') ? `(${STEP_KINDS.concurrence})` : ''
  return `${steps.filter(isDone).length + 1}\u00A0/\u00A0${steps.length} ${lies.join('、')}${kind}`
}
