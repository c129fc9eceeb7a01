import { record } from '#kernel/audit/record.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { correctPunches } from '../corrections/correct-punches.ts'
import { listCorrections } from '../corrections/corrections.queries.ts'
import { startOfDay } from '../punches/moment.ts'
import { pairPunches } from '../punches/pair-punches.ts'
import { listPunches } from '../punches/punches.queries.ts'
import { NATIONAL_FROM } from '../rules/rule-set/national.ts'
import { ruleSetOn } from '../rules/rule-set/rule-set-on.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { type AttendanceBook, bookOf } from './book.ts'
import { listEmployment, listPatterns } from './book.queries.ts'
import type { BookOwner } from './readers.queries.ts'
import { getBookOwner } from './readers.ts'

export interface ViewedBook {
  owner: BookOwner
  book: AttendanceBook
  rules: RuleSet
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
  const calendar = await getOfficeCalendar(db)
  return db.transaction().execute(async (tx) => {
    const owner = await getBookOwner(tx, staff, ownerId, now)
    const first = month.toPlainDate({ day: 1 })
    // A day earlier and two later: what goes on over midnight finds its other end.
    const [from, until] = [first.subtract({ days: 1 }), first.add({ months: 1, days: 2 })]
    const punches = await listPunches(tx, owner.id, startOfDay(from), startOfDay(until))
    const corrections = await listCorrections(tx, owner.id, from, until)
    const rules = ruleSetOn(first)
    const book = bookOf(
      {
        rules,
        calendar,
        employed: await listEmployment(tx, owner.id),
        patterns: await listPatterns(tx, owner.id),
        paired: pairPunches(correctPunches(punches, corrections), now),
        corrections,
        today: dateInTokyo(now),
      },
      month,
    )
    if (owner.id !== staff.id)
      await record(tx, now, `staff:${staff.id}`, 'attendance_book.viewed', `staff:${owner.id}`, {
        month: month.toString(),
      })
    return { owner, book, rules }
  })
}
