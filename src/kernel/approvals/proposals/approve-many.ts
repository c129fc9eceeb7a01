import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { Staff } from '../../identity/staff.ts'
import type { Office } from '../matter.ts'
import { approve } from './approve.ts'

export interface Item {
  id: number
  stepId: number
}

/** What became of one of many: the word for what was done, or why it was not. */
export type Result = Item & ({ done: string } | { refusal: Refusal })

/** Most that go at once. */
export const MOST_AT_ONCE = 100

/** まとめて承認: those that were opened and read, each in a transaction of its own, so that one stops no other. */
export async function approveMany(
  office: Office,
  now: Temporal.Instant,
  staff: Staff,
  items: readonly Item[],
): Promise<Result[]> {
  if (items.length > MOST_AT_ONCE) throw new Refusal(422, `一度に承認できるのは ${MOST_AT_ONCE} 件までです。`)
  const results: Result[] = []
  for (const item of items) {
    const done = await orRefusal(approve(office, now, staff, item.id, { stepId: item.stepId, onlyRead: true }))
    results.push(done instanceof Refusal ? { ...item, refusal: done } : { ...item, done })
  }
  return results
}
