import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Staff } from '../../identity/staff.ts'
import { getDesks } from '../desks/desks.queries.ts'
import { standingOf } from '../desks/who-may-act.ts'
import { hasActed } from './acts.queries.ts'
import { type Circulation, isHeadOfItsSection, mayReview, turnOf } from './circulation.ts'
import { readProposal } from './proposals.queries.ts'
import { listSteps } from './steps.queries.ts'

/** The only way to hold a proposal: whoever is on its route or was, its proposer, and the head of their section. */
export async function getCirculation(db: Db, now: Temporal.Instant, staff: Staff, id: number): Promise<Circulation> {
  const proposal = Number.isSafeInteger(id) ? await readProposal(db, id) : undefined
  const absent = new Refusal(404, 'この起案は見つかりませんでした。取り扱う方だけが開けます。')
  if (!proposal) throw absent
  const [steps, desks] = [await listSteps(db, [id]), await getDesks(db, now)]
  const circulation = { proposal, steps, desks }
  const onRoute = steps.some(
    (step) => standingOf(turnOf(circulation, step), staff.id) ?? mayReview(circulation, step, staff.id),
  )
  const isTheirs = proposal.proposerId === staff.id || onRoute || isHeadOfItsSection(circulation, staff.id)
  if (!isTheirs && !(await hasActed(db, id, staff.id))) throw absent
  return circulation
}
