import type { Matter, Settlement } from '#kernel/approvals/index.ts'
import type { Tx } from '#lib/db/connect.ts'
import { refuseIfClosed } from '../closing/refuse-if-closed.ts'
import { daysOf } from './correction.ts'
import { findCorrection, settleCorrection } from './corrections.queries.ts'

const STATES = { decided: 'granted', rejected: 'refused', withdrawn: 'withdrawn' } as const

/** From then on it counts. The trail has the decision with the document's digest. @throws Refusal 409 where the month is closed */
async function settled(tx: Tx<'attendance'>, { subject, outcome, now }: Settlement): Promise<void> {
  const id = Number(subject)
  const correction = outcome === 'decided' ? await findCorrection(tx, id) : undefined
  if (correction) await refuseIfClosed(tx, correction.staffId, ...daysOf(correction))
  await settleCorrection(tx, id, STATES[outcome], now)
}

/** What the decision of a correction does. */
export const correctionMatter: Matter = {
  name: '打刻の訂正',
  // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
  settled: (tx, settlement) => settled(tx as unknown as Tx<'attendance'>, settlement),
  mendHref: (subject) => `/console/attendance/corrections/${subject}/edit`,
}
