import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { correctPunches } from '../corrections/correct-punches.ts'
import { listCorrections } from '../corrections/corrections.queries.ts'
import { startOfDay } from '../punches/moment.ts'
import { pairPunches } from '../punches/pair-punches.ts'
import { listPunches } from '../punches/punches.queries.ts'
import { listRequests } from '../requests/requests.queries.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { type AttendanceBook, bookOf } from './book.ts'
import { readPlanning, readRules } from './read-planning.ts'

export interface ReadBook {
  readonly book: AttendanceBook
  readonly rules: RuleSet
}

/** A month of somebody's book, out of all that was recorded and decided. Whether one may see it is for the caller to know. */
export async function readBook(
  db: Db<'attendance'>,
  staffId: number,
  month: Temporal.PlainYearMonth,
  now: Temporal.Instant,
): Promise<ReadBook> {
  const first = month.toPlainDate({ day: 1 })
  // A day earlier and two later: what goes on over midnight finds its other end.
  const [from, until] = [first.subtract({ days: 1 }), first.add({ months: 1, days: 2 })]
  const punches = await listPunches(db, staffId, startOfDay(from), startOfDay(until))
  const corrections = await listCorrections(db, staffId, from, until)
  const rules = (await readRules(db))(first)
  const book = bookOf(
    {
      rules,
      ...(await readPlanning(db, staffId)),
      paired: pairPunches(correctPunches(punches, corrections), now),
      corrections,
      requests: await listRequests(db, staffId, startOfDay(from), startOfDay(until)),
      orders: [],
      today: dateInTokyo(now),
    },
    month,
  )
  return { book, rules }
}
