import type { Tx } from '#lib/db/connect.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Office, Outcome } from '../matter.ts'
import type { Proposal } from './proposal.ts'

/** Tells the module whose matter it is, in the same transaction. */
export async function settle(
  tx: Tx,
  { municipality, matters }: Office,
  now: Temporal.Instant,
  { id, matter, subject }: Proposal,
  outcome: Outcome,
  staff: Staff,
): Promise<void> {
  const known = matters[matter]
  if (!known) throw new Error(`no module knows the matter ${matter}: its decision would be without effect`)
  await known.settled?.(tx, { subject, outcome, proposalId: id, municipality, now, staff })
}

/** The same of what goes back to its proposer, and is not over. */
export async function handBack(
  tx: Tx,
  { municipality, matters }: Office,
  now: Temporal.Instant,
  { id, matter, subject }: Proposal,
  staff: Staff,
): Promise<void> {
  await matters[matter]?.handedBack?.(tx, { subject, proposalId: id, municipality, now, staff })
}
