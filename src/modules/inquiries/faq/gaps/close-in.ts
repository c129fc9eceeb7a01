import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Tx } from '#lib/db/connect.ts'
import { holdGaps, type How, insertClosing } from './gaps.queries.ts'

/** In the caller's transaction. @returns how many it closes: those that are open still and may be read */
export async function closeIn(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  ids: readonly number[],
  closing: How,
): Promise<number> {
  const held = await holdGaps(tx, staff, ids)
  if (held.length === 0) return 0
  const id = await insertClosing(tx, now, staff.id, closing, held)
  await record(tx, now, `staff:${staff.id}`, 'faq_gaps.closed', `faq_gap_closing:${id}`, { ...closing, gaps: held })
  return held.length
}
