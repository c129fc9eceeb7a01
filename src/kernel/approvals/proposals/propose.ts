import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf } from '#lib/time/fiscal-year.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { insertAct } from './acts.queries.ts'
import { ownAct } from './own-act.ts'
import { getCirculation } from './get-circulation.ts'
import { placeOnRoute } from './place-on-route.ts'
import { insertDocument, insertProposal } from './proposals.queries.ts'
import { digestOfDocument, type NewDocument, tidyDocument } from './sealed-document.ts'
import { insertSteps } from './steps.queries.ts'
import { tellScreensAround, tellTurn } from './tell.ts'

export interface NewProposal extends NewDocument {
  matter: string
  /** Names the record in its module: it has one proposal under way at a time. */
  subject: string
  /** In whose name: one of the proposer's sections. */
  sectionId: number
  /** The record's own page. */
  href?: `/${string}`
}

/** 起案: puts a document on its route, in the transaction of the module that wrote it. Last, as it ends with the trail. */
export async function propose(tx: Tx, now: Temporal.Instant, staff: Staff, proposal: NewProposal): Promise<number> {
  const { matter, subject, sectionId, href = null } = proposal
  if (!staff.sectionIds.includes(sectionId))
    throw new Refusal(403, 'この課の名前では起案できません。きょう所属している課を選んでください。', 'section')
  const document = tidyDocument(proposal)
  const steps = await placeOnRoute(tx, now, matter, { id: staff.id, sectionId })
  const fiscalYear = fiscalYearOf(dateInTokyo(now))
  const place = Math.min(...steps.map((step) => step.place))
  const row = { matter, subject, href, proposerId: staff.id, sectionId, fiscalYear }
  const id = await insertProposal(tx, now, row, place)
  if (id === undefined) throw new Refusal(409, 'この件はすでに起案され、決裁を待っています。')
  await insertDocument(tx, now, id, 1, document)
  await insertSteps(tx, id, 1, steps)
  const circulation = await getCirculation(tx, now, staff, id)
  await insertAct(tx, ownAct(now, staff, circulation, 'propose'))
  await tellTurn(tx, now, circulation, staff.id)
  await tellScreensAround(tx, circulation)
  const detail = { matter, section: sectionId, document: digestOfDocument(document) }
  await record(tx, now, `staff:${staff.id}`, 'proposal.proposed', `proposal:${id}`, detail)
  return id
}
