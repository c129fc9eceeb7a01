import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Staff } from '../../identity/staff.ts'
import { getDesks } from '../desks/desks.queries.ts'
import { standingOf } from '../desks/who-may-act.ts'
import { hasActed } from './acts.queries.ts'
import type { Proposal } from './proposal.ts'
import { type Circulation, isHeadOfItsSection, mayReview, turnOf } from './circulation.ts'
import { readProposal } from './proposals.queries.ts'
import { listSteps } from './steps.queries.ts'

export async function readCirculation(db: Db, now: Temporal.Instant, proposal: Proposal): Promise<Circulation> {
  const [steps, desks] = [await listSteps(db, [proposal.id]), await getDesks(db, now)]
  return { proposal, steps, desks }
}

/** Whoever is on its route or was, its proposer, and the head of their section. */
export async function mayOpen(db: Db, circulation: Circulation, staffId: number): Promise<boolean> {
  const { proposal, steps } = circulation
  const onRoute = steps.some(
    (step) => standingOf(turnOf(circulation, step), staffId) ?? mayReview(circulation, step, staffId),
  )
  const isTheirs = proposal.proposerId === staffId || onRoute || isHeadOfItsSection(circulation, staffId)
  return isTheirs || hasActed(db, proposal.id, staffId)
}

/** The only way to hold a proposal. @throws Refusal 404 for whoever may not open it */
export async function getCirculation(db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<Circulation> {
  const proposal = Number.isSafeInteger(id) ? await readProposal(db, id) : undefined
  const circulation = proposal && (await readCirculation(db, now, proposal))
  if (!circulation || !(await mayOpen(db, circulation, staff.id)))
    throw new Refusal(404, 'この起案は見つかりませんでした。取り扱う方だけが開けます。')
  return circulation
}
