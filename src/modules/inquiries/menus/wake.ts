import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'

export const BRING_MENUS = 'inquiries.menus'

/** In the transaction that changes who ought to see which menu: LINE hears of it at once, one job after the other. */
export const wakeMenus = (tx: Tx<'inquiries'>): Promise<void> =>
  enqueue(tx, BRING_MENUS, {}, { queue: BRING_MENUS, key: BRING_MENUS })
