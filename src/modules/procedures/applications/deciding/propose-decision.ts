import { findProposalOf, propose, resubmit } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseTooLong } from '../../certificates/issue-certificate.ts'
import { type Arrived, type Decision, deskHref, numberInWords } from '../application.ts'
import { findApplication, holdApplication, setClaimed } from '../applications.queries.ts'
import { insertEvent } from '../events.queries.ts'
import { allowedOf, readStanding, refuseOtherSections, type Standing } from '../handling/may.ts'
import { DECISION } from './application-matter.ts'
import { certificateFor } from './certificate-for.ts'
import { setProposed } from './deciding.queries.ts'
import { documentOf } from './decision-document.ts'
import { refusalOfState } from './decide.ts'
import { type DecisionForm, readDecision } from './read-decision.ts'

/** The document as it goes round. @throws Refusal 409 where what it would issue does not fit on a certificate */
async function draftOf(tx: Tx, now: Temporal.Instant, application: Arrived, decision: Decision) {
  const certificate = decision.outcome === 'accepted' ? await certificateFor(tx, now, application) : undefined
  if (certificate) refuseTooLong(certificate)
  return documentOf(application, decision, certificate)
}

function refusalOf(application: Arrived, { outcome }: Decision, staff: Staff, standing: Standing): Refusal {
  const settled = refusalOfState(application)
  if (settled) return settled
  if (!standing.circulating.includes(outcome)) return new Refusal(409, 'この決定は、決裁に回さずに決めます。')
  return staff.sectionIds.includes(application.sectionId)
    ? new Refusal(409, `${application.claimant}さんが担当しています。`)
    : new Refusal(403, `決定は、${application.section}の職員が起案します。`)
}

/** On an application that is held. */
export async function putForward(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  application: Arrived,
  decision: Decision,
): Promise<number> {
  const { id, sectionId } = application
  const document = await draftOf(tx, now, application, decision)
  if (application.claimedBy === null) await setClaimed(tx, now, id, staff.id)
  await setProposed(tx, now, id, decision)
  await insertEvent(tx, now, id, 'proposed', staff.id)
  await tellScreens(tx, `procedures:${sectionId}`)
  const detail = { number: numberInWords(application), outcome: decision.outcome }
  await record(tx, now, `staff:${staff.id}`, 'application.proposed', `application:${id}`, detail)
  return propose(tx, now, staff, { matter: DECISION, subject: id, sectionId, href: deskHref(id), ...document })
}

/** One's own, sent twice: it goes round already. */
async function findSame(tx: Tx, staff: Staff, { id, proposed }: Arrived, decision: Decision) {
  if (proposed?.outcome !== decision.outcome || proposed.reason !== decision.reason) return undefined
  const proposal = await findProposalOf(tx, DECISION, id)
  return proposal?.state === 'circulating' && proposal.proposerId === staff.id ? proposal.id : undefined
}

/** 決定を起案する: it goes the town's route, and holds with its last act. @returns the proposal's id. @throws Refusal 403, 404, 409, 422 */
export async function proposeDecision(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  form: DecisionForm,
): Promise<number> {
  const decision = readDecision(form)
  return db.transaction().execute(async (tx) => {
    const application = refuseOtherSections(staff, await holdApplication(tx, id))
    const same = await findSame(tx, staff, application, decision)
    if (same !== undefined) return same
    const standing = await readStanding(tx, now, staff, application)
    if (!allowedOf(application, staff, standing).propose.includes(decision.outcome))
      throw refusalOf(application, decision, staff, standing)
    return putForward(tx, now, staff, application, decision)
  })
}

/** What came back to its proposer, and which decisions it may propose now. @throws Refusal 404 where it is not one's own, 409 where it did not come back */
export async function getReturned(db: Db<'procedures'> | Tx<'procedures'>, staff: Staff, id: string) {
  const application = refuseOtherSections(staff, await findApplication(db as Db<'procedures'>, id))
  const proposal = await findProposalOf(db as Db, DECISION, id)
  if (application.state !== 'deciding' || proposal?.proposerId !== staff.id)
    throw new Refusal(404, 'この起案は見つかりません。')
  if (proposal.state !== 'returned')
    throw new Refusal(409, 'この起案は手元に戻っていません。いまの状態を確かめてください。')
  return { application, proposalId: proposal.id }
}

/** 直して出し直す, after it was returned. @returns the proposal's id. @throws Refusal 404, 409, 422 */
export async function mendDecision(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  form: DecisionForm,
): Promise<number> {
  const decision = readDecision(form)
  return db.transaction().execute(async (tx) => {
    const { application, proposalId } = await getReturned(tx, staff, id)
    // The proposal before the application, as whoever decides takes them.
    await resubmit(tx, now, staff, proposalId, await draftOf(tx, now, application, decision))
    await setProposed(tx, now, id, decision)
    await tellScreens(tx, `procedures:${application.sectionId}`)
    return proposalId
  })
}
