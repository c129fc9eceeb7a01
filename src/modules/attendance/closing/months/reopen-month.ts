import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db } from '#lib/db/connect.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { holdMonth } from './get-month.ts'
import { bookHref } from './month.ts'
import { insertActs } from './months.queries.ts'
import { readReason } from './words.ts'

export type Reopening = 'takeBack' | 'return' | 'unlock'

const RECORDED = {
  takeBack: 'attendance_month.taken_back',
  return: 'attendance_month.returned',
  unlock: 'attendance_month.unlocked',
} as const

const NEWS = { return: 'を差し戻しました', unlock: 'の締めを解きました' }

/**
 * 取消し・差戻し・締めの解除: the month is open again and goes its way anew. Whoever sends back somebody else's says why, and the
 * owner hears of it.
 */
export async function reopenMonth(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
  act: Reopening,
  typed: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdMonth(tx, now, staff, staffId, month, act)
    const words = act === 'takeBack' ? '' : readReason(typed)
    await insertActs(tx, now, month, [{ staffId, act, state: 'open', byId: staff.id, words }])
    if (act !== 'takeBack')
      await notify(tx, now, staffId, {
        title: `${staff.name}さんが${monthInWords(month)}の出勤簿${NEWS[act]}`,
        href: bookHref(month, staffId),
      })
    const detail = { month: month.toString(), ...(words && { reason: words }) }
    await record(tx, now, `staff:${staff.id}`, RECORDED[act], `staff:${staffId}`, detail)
  })
}
