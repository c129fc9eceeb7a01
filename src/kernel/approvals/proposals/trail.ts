import type { Tx } from '#lib/db/connect.ts'
import type { NewAct } from './acts.queries.ts'
import type { Proposal } from './proposal.ts'
import { listDocuments } from './proposals.queries.ts'
import { digestOfDocument } from './sealed-document.ts'

/** What the trail notes of an act: the matter and the exact document, in whose right; never the words themselves. */
export async function onStep(tx: Tx, proposal: Proposal, act: NewAct): Promise<Record<string, unknown>> {
  const document = (await listDocuments(tx, proposal.id)).find(({ edition }) => edition === act.edition)
  return {
    matter: proposal.matter,
    round: act.round,
    document: document && digestOfDocument(document),
    title: act.title,
    ...(act.asStandIn && { inPlaceOf: act.inPlaceOf ?? 'vacant' }),
    ...(act.delegatedUnder && { delegatedUnder: act.delegatedUnder }),
    ...(act.returnedTo && { returnedTo: act.returnedTo }),
  }
}
