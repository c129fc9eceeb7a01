import type { Matter } from '#kernel/approvals/index.ts'
import type { Tx } from '#lib/db/connect.ts'
import { settleCorrection } from './corrections.queries.ts'

const STATES = { decided: 'granted', rejected: 'refused', withdrawn: 'withdrawn' } as const

/** What the decision of a correction does: from then on it counts. The trail has the decision with the document's digest. */
export const correctionMatter: Matter = {
  name: '打刻の訂正',
  // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
  settled: (tx, { subject, outcome, now }) =>
    settleCorrection(tx as unknown as Tx<'attendance'>, Number(subject), STATES[outcome], now),
  mendHref: (subject) => `/console/attendance/corrections/${subject}/edit`,
}
