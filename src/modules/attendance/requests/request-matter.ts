import type { Matter } from '#kernel/approvals/index.ts'
import type { Tx } from '#lib/db/connect.ts'
import { settleRequest } from './requests.queries.ts'

const STATES = { decided: 'granted', rejected: 'refused', withdrawn: 'withdrawn' } as const

/** What the decision of a day's request does: from then on the day is planned with it. */
export const requestMatter = (name: string): Matter => ({
  name,
  async settled(tx, { subject, outcome, now }) {
    // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
    await settleRequest(tx as unknown as Tx<'attendance'>, Number(subject), 'asked', STATES[outcome], now)
  },
  mendHref: (subject) => `/console/attendance/requests/${subject}/edit`,
})
