import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { holdMonth } from './get-month.ts'
import { insertActs } from './months.queries.ts'

/** 月を確認する: the head has seen the book and agrees. */
export async function checkMonth(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdMonth(tx, now, staff, staffId, month, 'check')
    await insertActs(tx, now, month, [{ staffId, act: 'check', state: 'checked', byId: staff.id, words: '' }])
    const detail = { month: month.toString() }
    await record(tx, now, `staff:${staff.id}`, 'attendance_month.checked', `staff:${staffId}`, detail)
  })
}

/** What became of the months of many: who went on, and who did not and why. */
export interface Results {
  done: number[]
  refused: { staffId: number; message: string }[]
}

/** Most that go at once. */
export const MOST_AT_ONCE = 500

export function refuseTooMany(staffIds: readonly number[]): void {
  if (staffIds.length > MOST_AT_ONCE) throw new Refusal(422, `一度に選べるのは ${MOST_AT_ONCE} 人までです。`)
}

/** まとめて確認する: each in a transaction of its own, so that one stops no other. */
export async function checkMonths(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  month: Temporal.PlainYearMonth,
  staffIds: readonly number[],
): Promise<Results> {
  refuseTooMany(staffIds)
  const results: Results = { done: [], refused: [] }
  for (const staffId of staffIds) {
    const refusal = await orRefusal(checkMonth(db, now, staff, staffId, month))
    if (refusal instanceof Refusal) results.refused.push({ staffId, message: refusal.message })
    else results.done.push(staffId)
  }
  return results
}
