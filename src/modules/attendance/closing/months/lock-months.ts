import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { recordAll } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { readBooks } from '../../book/read-book.ts'
import { Faults } from '../../rules/fault.ts'
import { type MonthFigures, monthFigures } from '../figures/month-figures.ts'
import { payBasesIn } from '../figures/pay-bases.queries.ts'
import { refuseTooMany, type Results } from './check-months.ts'
import { refusalOf } from './get-month.ts'
import type { StaffMonth } from './month.ts'
import { holdMonths, insertActs, listMonths, type NewAct } from './months.queries.ts'

const NOT_THERE = new Refusal(404, 'この月の出勤簿は見つかりません。')

/** Locked in one transaction: few enough that the trail is not held for long. */
const BATCH = 100

/**
 * 月を締める: what the month came to is stored as it is now, and its digest goes into the audit trail. Personnel does it, for many at
 * once; whom it cannot be done for is told apart and stops nobody.
 */
export async function lockMonths(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  month: Temporal.PlainYearMonth,
  staffIds: readonly number[],
): Promise<Results> {
  refuseTooMany(staffIds)
  const isPersonnel = await coversWholeTown(db, staff, 'personnel')
  const results: Results = { done: [], refused: [] }
  for (let at = 0; at < staffIds.length; at += BATCH) {
    const { done, refused } = await lockBatch(db, now, { staff, isPersonnel }, month, staffIds.slice(at, at + BATCH))
    results.done.push(...done)
    results.refused.push(...refused)
  }
  return results
}

function lockBatch(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  { staff, isPersonnel }: { staff: Staff; isPersonnel: boolean },
  month: Temporal.PlainYearMonth,
  staffIds: readonly number[],
): Promise<Results> {
  return db.transaction().execute(async (tx) => {
    await holdMonths(tx, staffIds)
    const months = await listMonths(tx, month, { staffIds })
    const results: Results = { done: [], refused: [] }
    const refuse = (staffId: number, message: string) => void results.refused.push({ staffId, message })
    const ready: StaffMonth[] = []
    for (const staffId of staffIds) {
      const own = months.find((one) => one.staffId === staffId)
      const part = { isOwner: staffId === staff.id, checks: false, isPersonnel }
      const refusal = own && isPersonnel ? refusalOf({ month: own, part }, 'lock') : NOT_THERE
      if (!own || refusal) refuse(staffId, (refusal ?? NOT_THERE).message)
      else ready.push(own)
    }
    const acts: NewAct[] = []
    for (const [staffId, figures] of await figuresFor(tx, now, month, ready)) {
      if (typeof figures === 'string') refuse(staffId, figures)
      else acts.push({ staffId, act: 'lock', state: 'locked', byId: staff.id, words: '', figures })
    }
    if (acts.length === 0) return results
    const digests = await insertActs(tx, now, month, acts)
    results.done.push(...digests.keys())
    const entries = [...digests].map(([staffId, digest]) => ({
      action: 'attendance_month.locked' as const,
      subject: `staff:${staffId}`,
      detail: { month: month.toString(), figures: digest },
    }))
    await recordAll(tx, now, `staff:${staff.id}`, entries)
    return results
  })
}

/** What each month came to; where it cannot be counted, why. */
async function figuresFor(
  tx: Tx<'attendance'>,
  now: Temporal.Instant,
  month: Temporal.PlainYearMonth,
  months: readonly StaffMonth[],
): Promise<Map<number, MonthFigures | string>> {
  const ids = months.map(({ staffId }) => staffId)
  const [books, bases] = [await readBooks(tx, ids, month, now), await payBasesIn(tx, ids, month)]
  const figuresOf = (own: StaffMonth): MonthFigures | string => {
    try {
      return monthFigures(books.get(own.staffId)!, own, bases.get(own.staffId))
    } catch (error) {
      if (!(error instanceof Faults)) throw error
      return '前の日からの勤務と、次の日の勤務の時間が重なっています。打刻の訂正が必要です。'
    }
  }
  return new Map(months.map((own) => [own.staffId, figuresOf(own)]))
}
