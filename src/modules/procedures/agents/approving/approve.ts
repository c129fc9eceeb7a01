import { record } from '#kernel/audit/record.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { giveToResident } from '../../applications/applications.queries.ts'
import { refuseUnassured } from '../../applications/filling/assurance.ts'
import { refuseBeyond } from '../../applications/filling/own.ts'
import { arrive } from '../../applications/filling/submit.ts'
import { hasLapsed } from '../mandate.ts'
import { getMandateRecord } from '../mandates.queries.ts'
import { holdsMailbox } from '../tell-agent.ts'
import { type Asked, holdAsked } from './own-request.ts'
import type { RequestState } from './request-state.ts'
import { endRequest } from './requests.queries.ts'

const ENDED: Record<Exclude<RequestState, 'open'>, string> = {
  changed: 'お願いのあとで、代理人が内容を変えました。新しいお願いのメールを待ってください。',
  expired: 'このお願いの期限は過ぎています。代理人に、もう一度送ってもらってください。',
  approved: 'この申請は、もう申請されています。',
  refused: 'このお願いは、もう断っています。',
  replaced: '新しいお願いのメールが届いています。新しいほうを開いてください。',
}

/** Whoever was asked: who proved the address, and is not the agent. @throws Refusal 403 */
export async function refuseOtherClients(tx: Tx, clientId: number, { mandate }: Asked): Promise<void> {
  if (clientId === mandate.agentResidentId || !(await holdsMailbox(tx, clientId, mandate.clientEmail)))
    throw new Refusal(
      403,
      'このお願いは、ほかの方に届いたものです。お願いが届いたメールアドレスでサインインしてください。',
    )
}

/** @throws Refusal 409 */
export function refuseEnded({ state }: Asked): void {
  if (state !== 'open') throw new Refusal(409, ENDED[state])
}

/**
 * 委任して申請する: the mandate stands, the application is the client's own, and it arrives, all at once or not at all.
 * Sent twice, it arrives once. @returns the application. @throws Refusal 403, 404, 409
 */
export async function approve(
  municipality: Municipality,
  now: Temporal.Instant,
  clientId: number,
  code: string,
): Promise<string> {
  const db: Db<'procedures'> = municipality.db
  const calendar = await getOfficeCalendar(municipality.db)
  return await db.transaction().execute(async (tx) => {
    const asked = await holdAsked(tx, now, code)
    await refuseOtherClients(tx, clientId, asked)
    const { request, application, mandate, answers, state } = asked
    const { id, definition } = application
    if (state === 'approved') return id
    refuseEnded(asked)
    refuseBeyond(application, !mandate.unlisted, 'unlisted')
    const { mandatedOn } = await getMandateRecord(tx, mandate.id)
    refuseBeyond(application, !hasLapsed(mandatedOn, dateInTokyo(now)), 'lapsed')
    await refuseUnassured(tx, definition, clientId)
    await endRequest(tx, now, request.id, { outcome: 'approved', clientId })
    await giveToResident(tx, id, clientId)
    await arrive(tx, { municipality, calendar }, now, { ...application, residentId: clientId }, answers!)
    await record(tx, now, `resident:${clientId}`, 'mandate.approved', `application:${id}`)
    return id
  })
}
