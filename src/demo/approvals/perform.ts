import { GENERAL, general, resubmitFreely } from '#kernel/approvals/general/free-proposal.ts'
import { getInbox } from '#kernel/approvals/inbox/inbox.ts'
import { approve } from '#kernel/approvals/proposals/approve.ts'
import { rejectProposal } from '#kernel/approvals/proposals/reject-proposal.ts'
import { returnProposal } from '#kernel/approvals/proposals/return-proposal.ts'
import { viewProposal } from '#kernel/approvals/proposals/view-proposal.ts'
import { withdrawProposal } from '#kernel/approvals/proposals/withdraw-proposal.ts'
import type { Matters } from '#kernel/approvals/matter.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getStaffBySignInName } from '../demo.queries.ts'
import type { Deed } from './papers.ts'

/** Somebody opens a paper and does what they do with it. @param matters what is ended by it; else it must be a 一般起案 */
export async function perform(
  municipality: Municipality,
  now: Temporal.Instant,
  id: number,
  deed: Deed,
  matters: Matters = { [GENERAL]: general },
): Promise<void> {
  const { db } = municipality
  const office = { municipality, matters }
  const staff = await getStaffBySignInName(db, deed.who, now)
  const { proposal, document } = await viewProposal(db, now, staff, id)
  const turn = (await getInbox(db, now, staff)).turns.find((one) => one.proposal.id === proposal.id)
  const stepId = turn?.stepId ?? 0
  const words = deed.words ?? ''
  if (deed.does === 'mend') await resubmitFreely(db, now, staff, id, { title: document.title, text: deed.text, words })
  else if (deed.does === 'decision') await approve(office, now, staff, id, { stepId, words })
  else if (deed.does === 'rejection') await rejectProposal(office, now, staff, id, { stepId, words })
  else if (deed.does === 'return') await returnProposal(office, now, staff, id, { stepId, to: 'proposer', words })
  else await withdrawProposal(office, now, staff, id, words)
}
