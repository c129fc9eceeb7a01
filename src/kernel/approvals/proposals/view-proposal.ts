import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import { markReadAbout } from '../../notifications/notifications.queries.ts'
import { findStaff } from '../../identity/staff.queries.ts'
import type { Staff } from '../../identity/staff.ts'
import { listActs } from './acts.queries.ts'
import type { Circulation } from './circulation.ts'
import { getCirculation } from './get-circulation.ts'
import type { Act, ProposalDocument } from './proposal.ts'
import { proposalHref } from './tell.ts'
import { listDocuments } from './proposals.queries.ts'
import { markRead } from './readings.queries.ts'
import { digestOfDocument } from './sealed-document.ts'

export interface ProposalView extends Circulation {
  document: ProposalDocument
  /** The edition before this one: what changed since the last return. */
  before: ProposalDocument | undefined
  acts: Act[]
  proposerIsGone: boolean
}

/**
 * Opens a proposal: whoever opens it has read it, and the trail says who saw which document.
 * @param watched false where the page asks behind a hidden window: nobody reads then
 */
export function viewProposal(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  watched = true,
): Promise<ProposalView> {
  return db.transaction().execute(async (tx) => {
    const circulation = await getCirculation(tx, now, staff, id)
    const { proposal } = circulation
    const [documents, acts] = [await listDocuments(tx, id), await listActs(tx, id)]
    const document = documents.find(({ edition }) => edition === proposal.edition)!
    const before = documents.find(({ edition }) => edition === proposal.edition - 1)
    const proposerIsGone = (await findStaff(tx, proposal.proposerId, now)) === undefined
    if (watched) await markReadAbout(tx, now, staff.id, proposalHref(id))
    if (watched && (await markRead(tx, now, proposal, staff.id))) {
      const detail = { matter: proposal.matter, document: digestOfDocument(document) }
      await record(tx, now, `staff:${staff.id}`, 'proposal.viewed', `proposal:${id}`, detail)
    }
    return { ...circulation, document, before, acts, proposerIsGone }
  })
}
