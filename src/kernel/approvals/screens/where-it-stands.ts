import type { Db } from '#lib/db/connect.ts'
import type { Stamp } from '#ui/index.ts'
import type { Staff } from '../../identity/staff.ts'
import { listActs } from '../proposals/acts.queries.ts'
import { mayOpen, readCirculation } from '../proposals/get-circulation.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { findProposalOf } from '../proposals/proposals.queries.ts'
import { stampsOf } from './stamps.ts'

/** The newest proposal of a record, as its module shows it beside the record: where it lies, not what it says. */
export interface WhereItStands {
  proposal: Proposal
  stamps: Stamp[]
  /** Whether this member of staff may open the proposal itself. */
  opens: boolean
}

export async function whereItStands(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  matter: string,
  subject: string,
): Promise<WhereItStands | undefined> {
  const proposal = await findProposalOf(db, matter, subject)
  if (!proposal) return undefined
  const circulation = await readCirculation(db, now, proposal)
  const proposed = (await listActs(db, proposal.id)).findLast(({ act }) => act === 'propose' || act === 'resubmit')!
  const opens = await mayOpen(db, circulation, staff.id)
  return { proposal, stamps: stampsOf(circulation, proposed, now), opens }
}
