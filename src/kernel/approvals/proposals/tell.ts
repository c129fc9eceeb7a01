import type { Tx } from '#lib/db/connect.ts'
import { shorten } from '#lib/text/names.ts'
import { tellScreens } from '../../jobs/enqueue.ts'
import { notify } from '../../notifications/notify.ts'
import { findDecider } from './acts.queries.ts'
import { type Circulation, turnOf } from './circulation.ts'
import { openSteps, type Proposal, type Step } from './proposal.ts'

export const proposalHref = (id: number): `/${string}` => `/console/approvals/${id}`

/** Everybody who may act on these steps now. */
const peopleOf = (circulation: Circulation, steps: readonly Step[]): number[] =>
  steps.flatMap((step) => {
    const { holders = [], standIns = [] } = turnOf(circulation, step) ?? {}
    return [...holders, ...standIns].map(({ id }) => id)
  })

/** What lies with somebody now is told to them; whoever just acted sees it anyway. */
export async function tellTurn(
  tx: Tx,
  now: Temporal.Instant,
  circulation: Circulation,
  actorId: number,
): Promise<void> {
  const { proposal, steps } = circulation
  for (const step of openSteps(proposal, steps)) {
    const word = step.kind === 'concurrence' ? '合議' : step.kind === 'approval' ? '承認' : '決裁'
    const title = `${word}をお願いします: ${shorten(proposal.title, 40)}(${proposal.proposer})`
    for (const id of new Set(peopleOf(circulation, [step])))
      if (id !== actorId) await notify(tx, now, id, { title, href: proposalHref(proposal.id) })
  }
}

export async function tellProposer(tx: Tx, now: Temporal.Instant, proposal: Proposal, what: string): Promise<void> {
  const news = { title: `${what}: ${shorten(proposal.title, 40)}`, href: proposalHref(proposal.id) }
  await notify(tx, now, proposal.proposerId, news)
}

/** What became of it afterwards, for whoever decided; for nobody, where they did it themselves. */
export async function tellDecider(
  tx: Tx,
  now: Temporal.Instant,
  proposalId: number,
  actorId: number,
  title: string,
): Promise<void> {
  const decider = await findDecider(tx, proposalId)
  if (decider !== undefined && decider !== actorId)
    await notify(tx, now, decider, { title, href: proposalHref(proposalId) })
}

/** Whoever may have it before them: the proposer, and all who act or acted in this round. */
export async function tellScreensAround(tx: Tx, circulation: Circulation): Promise<void> {
  const { proposal, steps } = circulation
  const acted = steps.flatMap(({ act }) => act?.staffId ?? [])
  const people = new Set([proposal.proposerId, ...acted, ...peopleOf(circulation, steps)])
  for (const id of people) await tellScreens(tx, `staff:${id}`)
}
