import type { Matter } from '#kernel/approvals/index.ts'
import type { Tx } from '#lib/db/connect.ts'
import { tellBoard } from '../board/board.queries.ts'
import { findRequest, settleBookings } from './bookings.queries.ts'

const STATUSES = { decided: 'approved', rejected: 'refused', withdrawn: 'withdrawn' } as const

/** What the decision does: what was held is booked, or free again. */
export const bookingMatter: Matter = {
  name: 'しごと場の利用',
  async settled(kernelTx, { subject, outcome, now }) {
    // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
    const tx = kernelTx as unknown as Tx<'workplaces'>
    await settleBookings(tx, Number(subject), STATUSES[outcome], now)
    const request = await findRequest(tx, Number(subject))
    if (request) await tellBoard(tx, now, request.staffId)
  },
  mendHref: (subject) => `/console/workplaces/requests/${subject}/edit`,
}
