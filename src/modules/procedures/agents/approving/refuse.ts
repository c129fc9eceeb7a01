import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { summaryHref } from '../../applications/application.ts'
import { tellAgent } from '../tell-agent.ts'
import { refuseEnded, refuseOtherClients } from './approve.ts'
import { holdAsked } from './own-request.ts'
import { endRequest } from './requests.queries.ts'

const LONGEST = 2000

/** 断る: it goes back to the agent, with the reason where there is one. Sent twice, it is refused once. @throws Refusal 403, 404, 409, 422 */
export async function refuse(
  { db: any, publicUrl }: Municipality,
  now: Temporal.Instant,
  clientId: number,
  code: string,
  typed: string,
): Promise<void> {
  const db: Db<'procedures'> = any
  const reason = typed.replaceAll('\r\n', '\n').trim()
  if ([...reason].length > LONGEST)
    throw new Refusal(422, `理由は ${LONGEST.toLocaleString('ja')} 文字までにしてください。`, 'reason')
  await db.transaction().execute(async (tx) => {
    const asked = await holdAsked(tx, now, code)
    await refuseOtherClients(tx, clientId, asked)
    const { request, application, mandate, state } = asked
    if (state === 'refused') return
    refuseEnded(asked)
    await endRequest(tx, now, request.id, { outcome: 'refused', clientId, reason })
    await tellAgent(tx, mandate.agentResidentId, {
      subject: '依頼者が申請を断りました',
      text: `確かめていただくようお願いした申請を、依頼者が断りました。理由は、次のページで見られます。\n\n${publicUrl}${summaryHref(application.id)}\n`,
    })
    await record(tx, now, `resident:${clientId}`, 'mandate.refused', `application:${application.id}`)
  })
}
