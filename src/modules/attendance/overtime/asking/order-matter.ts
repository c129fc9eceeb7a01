import type { Matter } from '#kernel/approvals/index.ts'
import type { Tx } from '#lib/db/connect.ts'
import { OVERTIME_HREF } from '../order.ts'
import { findOrder, settleOrder } from '../orders.queries.ts'
import { weighOrder } from './weigh-order.ts'

const STATES = { decided: 'ordered', rejected: 'refused', withdrawn: 'withdrawn' } as const

/** What the decision does: it is ordered. The limits are weighed again, as what was confirmed meanwhile may be more than was ordered. */
export const orderMatter: Matter = {
  name: '時間外勤務命令',
  async settled(kernelTx, { subject, outcome, now }) {
    // The kernel's own transaction: its type names the kernel's tables only, it reaches this module's too.
    const tx = kernelTx as unknown as Tx<'attendance'>
    const id = Number(subject)
    const order = outcome === 'decided' ? await findOrder(tx, id) : undefined
    if (order) await weighOrder(tx, order, order, id)
    await settleOrder(tx, now, id, STATES[outcome])
  },
  mendHref: (subject) => `${OVERTIME_HREF}/${subject}/edit`,
}
