import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { NATIONAL_FROM } from '../rules/rule-set/national.ts'
import { type ReadBook, readBook } from './read-book.ts'
import type { BookOwner } from './readers.queries.ts'
import { getBookOwner } from './readers.ts'

export interface ViewedBook extends ReadBook {
  readonly owner: BookOwner
}

/** 2026-11; a month that is not one, or for which there are no rules or holidays yet, is nowhere. @throws Refusal 404 */
export function readMonth(typed: string | undefined, now: Temporal.Instant): Temporal.PlainYearMonth {
  const current = dateInTokyo(now).toPlainYearMonth()
  if (!typed) return current
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(typed)
  const latest = current.add({ months: 1 }).toString()
  if (!isMonth || typed < NATIONAL_FROM.slice(0, 7) || typed > latest)
    throw new Refusal(404, 'この月の出勤簿はありません。')
  return Temporal.PlainYearMonth.from(typed)
}

/** Opens a month of somebody's book; the trail says whose book was seen by somebody else. */
export async function viewBook(
  db: Db<'attendance'>,
  staff: Staff,
  ownerId: number,
  month: Temporal.PlainYearMonth,
  now: Temporal.Instant,
): Promise<ViewedBook> {
  return db.transaction().execute(async (tx) => {
    const owner = await getBookOwner(tx, staff, ownerId, now)
    const read = await readBook(tx, owner.id, month, now)
    if (owner.id !== staff.id)
      await record(tx, now, `staff:${staff.id}`, 'attendance_book.viewed', `staff:${owner.id}`, {
        month: month.toString(),
      })
    return { owner, ...read }
  })
}
