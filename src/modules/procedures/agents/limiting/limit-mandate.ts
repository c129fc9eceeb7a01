import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Application, hasArrived, numberInWords } from '../../applications/application.ts'
import { holdApplication } from '../../applications/applications.queries.ts'
import { isOwn, refuseOthers, type Visitor } from '../../applications/filling/own.ts'
import { type LimitKind, limitable, LIMITS, type Mandate } from '../mandate.ts'
import { insertLimit } from '../mandates.queries.ts'
import { tellAgent } from '../tell-agent.ts'

/** Of whoever applies, about one that an agent filed for them. @throws Refusal 403, 404 */
export function getMandated(visitor: Visitor, found: Application | undefined) {
  const application = refuseOthers(visitor, found)
  const { mandate } = application
  if (!isOwn(visitor, application)) throw new Refusal(403, '委任を見直せるのは、申請した方だけです。')
  if (!mandate || !hasArrived(application)) throw new Refusal(404, 'この申請には、代理人がいません。')
  return { application, mandate }
}

const EFFECT: Record<LimitKind, string> = {
  no_correcting: 'この申請の補正は、依頼者が自分でします。ほかのことは、これまでどおりです。',
  no_receiving: 'この申請の証明書は、依頼者が自分で受け取ります。ほかのことは、これまでどおりです。',
  revoked: 'この申請のページは、もう開けません。',
}

const letter = (kind: LimitKind, number: string, { clientName }: Mandate) => ({
  subject: `委任が見直されました(受付番号 ${number})`,
  text: `${clientName} 様が、受付番号 ${number} の申請の委任を見直しました。\n\n${LIMITS[kind]}\n${EFFECT[kind]}\n`,
})

/** 委任を見直す: takes something back of a mandate, or all of it; at once, and for good. Sent twice, it is once. @throws Refusal 403, 404 */
export async function limitMandate(
  municipality: Municipality,
  now: Temporal.Instant,
  visitor: Visitor & { residentId: number },
  id: string,
  kind: LimitKind,
): Promise<void> {
  const db: Db<'procedures'> = municipality.db
  await db.transaction().execute(async (tx) => {
    const { application, mandate } = getMandated(visitor, await holdApplication(tx, id))
    if (!limitable(mandate).includes(kind)) return
    await insertLimit(tx, now, { mandateId: mandate.id, kind, clientId: visitor.residentId })
    await tellAgent(tx, mandate.agentResidentId, letter(kind, numberInWords(application), mandate))
    await tellScreens(tx, `procedures:${application.sectionId}`)
    await record(tx, now, `resident:${visitor.residentId}`, 'mandate.limited', `application:${id}`, { kind })
  })
}
