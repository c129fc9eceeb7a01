import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { insertAct } from './acts.queries.ts'
import { getCirculation } from './get-circulation.ts'
import { ownAct } from './own-act.ts'
import { placeOnRoute } from './place-on-route.ts'
import { holdProposal, insertDocument, listDocuments, moveProposal } from './proposals.queries.ts'
import { digestOfDocument, type NewDocument, tidyDocument } from './sealed-document.ts'
import { insertSteps } from './steps.queries.ts'
import { tellScreensAround, tellTurn } from './tell.ts'
import { onStep } from './trail.ts'

/** 再提出: what was returned goes its route again, from the beginning, as the route and the offices are today. */
export async function resubmit(
  tx: Tx,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  mended: NewDocument,
  words = '',
): Promise<void> {
  await holdProposal(tx, id)
  const before = (await getCirculation(tx, now, staff, id)).proposal
  if (before.proposerId !== staff.id) throw new Refusal(403, '出し直せるのは、起案した人だけです。')
  if (before.state !== 'returned')
    throw new Refusal(409, 'この起案は手元に戻っていません。いまの状態を確かめてください。')
  const document = tidyDocument(mended)
  const last = (await listDocuments(tx, id)).at(-1)!
  const changed = digestOfDocument(document) !== digestOfDocument(last)
  const edition = last.edition + (changed ? 1 : 0)
  if (changed) await insertDocument(tx, now, id, edition, document)
  const steps = await placeOnRoute(tx, now, before.matter, { id: staff.id, sectionId: before.sectionId })
  const round = before.round + 1
  await insertSteps(tx, id, round, steps)
  const place = Math.min(...steps.map((step) => step.place))
  await moveProposal(tx, now, id, { state: 'circulating', round, place, edition })
  const circulation = await getCirculation(tx, now, staff, id)
  const act = ownAct(now, staff, circulation, 'resubmit', words)
  await insertAct(tx, act)
  await tellTurn(tx, now, circulation, staff.id)
  await tellScreensAround(tx, circulation)
  const detail = await onStep(tx, circulation.proposal, act)
  await record(tx, now, `staff:${staff.id}`, 'proposal.resubmitted', `proposal:${id}`, detail)
}
