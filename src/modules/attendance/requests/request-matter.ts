import type { Matter, Settlement } from '#kernel/approvals/index.ts'
import type { Tx } from '#lib/db/connect.ts'
import { refuseIfClosed } from '../closing/refuse-if-closed.ts'
import { daysOf } from './request.ts'
import { findRequest, settleRequest } from './requests.queries.ts'

const STATES = { decided: 'granted', rejected: 'refused', withdrawn: 'withdrawn' } as const

/** From then on the day is planned with it. @throws Refusal 409 where its month is closed */
async function settled(tx: Tx<'attendance'>, { subject, outcome, now }: Settlement): Promise<void> {
  const id = Number(subject)
  const request = outcome === 'decided' ? await findRequest(tx, id) : undefined
  if (request) await refuseIfClosed(tx, request.staffId, ...daysOf(request))
  await settleRequest(tx, id, 'asked', STATES[outcome], now)
}

/** What the decision of a day's request does. */
export const requestMatter = (name: string): Matter => ({
  name,
  // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
  settled: (tx, settlement) => settled(tx as unknown as Tx<'attendance'>, settlement),
  mendHref: (subject) => `/console/attendance/requests/${subject}/edit`,
})
