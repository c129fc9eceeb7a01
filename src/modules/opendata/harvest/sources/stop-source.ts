import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdSource, setStopped } from './sources.queries.ts'

/** 収集を止める, or resume it. What was taken over stays as it was, and is not asked after any more. */
export async function stopSource(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  stop: boolean,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const source = await holdSource(tx, id)
    if (!source) throw new Refusal(404, 'この収集先は見つかりません。')
    if ((source.stoppedAt !== null) === stop) return
    await setStopped(tx, id, stop ? now : null)
    const action = stop ? 'harvest_source.stopped' : 'harvest_source.resumed'
    await record(tx, now, `staff:${staff.id}`, action, `harvest_source:${id}`, { name: source.name })
  })
}
