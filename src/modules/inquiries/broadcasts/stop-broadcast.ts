import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { told } from './audience.ts'
import { stopBatches } from './batches.queries.ts'
import { type Broadcast, canStop } from './broadcast.ts'
import { holdBroadcast, moveBroadcast } from './broadcasts.queries.ts'
import { countResults } from './results.queries.ts'
import { wakeBroadcast } from './wake.ts'

/**
 * 中止: no further batch goes. What is sent stays sent; one that LINE was asked for in this very moment ends as LINE says.
 * @throws Refusal 404, 409 where there is nothing to stop
 */
export function stopBroadcast(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const broadcast = await holdBroadcast(tx, staff, id)
    if (!canStop(broadcast)) throw new Refusal(409, reasonAgainstStopping(broadcast))
    await stopBatches(tx, id, now)
    await moveBroadcast(tx, id, 'stopped', { ended_at: now, stopped_by: staff.id, halted_because: null })
    await wakeBroadcast(tx, { ...broadcast, state: 'stopped' }, now)
    await tellScreens(tx, `broadcasts:${broadcast.sectionId}`)
    const { accepted, stopped } = await countResults(tx, id)
    await record(tx, now, `staff:${staff.id}`, 'broadcast.stopped', `broadcast:${id}`, {
      accepted: told(accepted),
      stopped: told(stopped),
    })
  })
}

const reasonAgainstStopping = ({ state }: Broadcast): string =>
  state === 'proposed' || state === 'draft'
    ? '決裁の途中です。決裁の画面で取り下げると、下書きに戻り、やめられます。'
    : 'この配信は、もう終わっています。'

/** 続きを送る: what halted goes on, with those who are missing. @throws Refusal 404, 409 */
export function resumeBroadcast(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const broadcast = await holdBroadcast(tx, staff, id)
    if (broadcast.state !== 'halted') throw new Refusal(409, 'この配信は、いまは止まっていません。')
    await moveBroadcast(tx, id, 'sending', { halted_because: null, next_at: now })
    await wakeBroadcast(tx, { ...broadcast, state: 'sending', nextAt: now }, now)
    await tellScreens(tx, `broadcasts:${broadcast.sectionId}`)
    const { queued } = await countResults(tx, id)
    await record(tx, now, `staff:${staff.id}`, 'broadcast.resumed', `broadcast:${id}`, { queued: told(queued) })
  })
}
