import { record } from '#kernel/audit/record.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Definition } from '../../definition/definition.ts'
import { findOpen } from '../../definition/versions.queries.ts'
import { findApplication, holdApplication, insertApplication } from '../../applications/applications.queries.ts'
import { missingAssurance } from '../../applications/filling/assurance.ts'
import { refuseArrived, refuseOthers } from '../../applications/filling/own.ts'
import { getMandateRecord, insertMandate, type NewMandate } from '../mandates.queries.ts'
import { findAgentOf } from '../registering/agents.queries.ts'
import { mailboxFor } from '../tell-agent.ts'
import { type MandateForm, readMandate } from './read-mandate.ts'

/** The account of an agent, signed in. */
export interface AgentVisitor {
  residentId: number
}

/** @throws Refusal 403 where they have not registered, or the town found nobody of that number */
async function getStandingAgent(tx: Tx<'procedures'>, residentId: number): Promise<{ id: number }> {
  const agent = await findAgentOf(tx, residentId)
  if (!agent) throw new Refusal(403, '先に、行政書士としての登録番号と事務所を登録してください。')
  if (agent.check === 'not_found')
    throw new Refusal(403, '町が名簿で登録を確かめられませんでした。登録の内容を確かめて、直してください。')
  return agent
}

/** Where the town reads no identity card, a procedure that asks for one has no client either. */
const isClosed = async (tx: Tx, definition: Definition, { residentId }: AgentVisitor): Promise<boolean> =>
  (await missingAssurance(tx, definition, residentId)) === 'unavailable'

/** What was typed, by an agent who may file. @throws Refusal 403, 422 */
async function read(tx: Tx<'procedures'>, now: Temporal.Instant, { residentId }: AgentVisitor, form: MandateForm) {
  const { id: agentId } = await getStandingAgent(tx, residentId)
  return { agentId, ...readMandate(form, dateInTokyo(now), await mailboxFor(tx, residentId)) }
}

async function write(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  { residentId }: AgentVisitor,
  mandate: NewMandate,
): Promise<void> {
  await insertMandate(tx, now, mandate)
  const { applicationId, mayCorrect, mayReceive, mandatedOn } = mandate
  await record(tx, now, `resident:${residentId}`, 'mandate.written', `application:${applicationId}`, {
    on: mandatedOn.toString(),
    mayCorrect,
    mayReceive,
  })
}

/**
 * Begins an application for a client. The client's card is asked for when they approve; the agent's never.
 * Its id comes with the form: pressed twice, one is begun. @throws Refusal 403, 404, 422
 */
export async function beginForClient(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  agent: AgentVisitor,
  { slug, id, ...form }: MandateForm & { slug: string; id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const known = await findApplication(tx, id)
    if (known) return void refuseOthers(agent, known)
    const procedure = await findOpen(tx, slug, now)
    if (!procedure) throw new Refusal(422, '手続きを選んでください。', 'slug')
    const { version, sectionId } = procedure
    if (await isClosed(tx, version.definition, agent))
      throw new Refusal(422, 'この手続きは、まだオンラインでは申請できません。', 'slug')
    const begun = { id, versionId: version.id, sectionId, owner: agent }
    if (!(await insertApplication(tx, now, begun))) return void refuseOthers(agent, await findApplication(tx, id))
    await write(tx, now, agent, { applicationId: id, ...(await read(tx, now, agent, form)) })
    await record(tx, now, `resident:${agent.residentId}`, 'application.begun', `application:${id}`, { slug })
  })
}

/** Writes the mandate of a draft anew; the one that a client was asked about stays as it is. @throws Refusal 404, 409, 422 */
export async function changeMandate(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  agent: AgentVisitor,
  id: string,
  form: MandateForm,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const application = refuseOthers(agent, await holdApplication(tx, id))
    refuseArrived(application)
    const { mandate } = application
    if (!mandate) throw new Refusal(404, 'この申請は、だれかの代わりに書いているものではありません。')
    const wanted = { applicationId: id, ...(await read(tx, now, agent, form)) }
    const { mandatedOn, agentId } = await getMandateRecord(tx, mandate.id)
    const isSame =
      agentId === wanted.agentId &&
      mandate.clientName === wanted.clientName &&
      mandate.clientEmail === wanted.clientEmail &&
      mandate.mayCorrect === wanted.mayCorrect &&
      mandate.mayReceive === wanted.mayReceive &&
      mandatedOn.equals(wanted.mandatedOn)
    if (!isSame) await write(tx, now, agent, wanted)
  })
}
