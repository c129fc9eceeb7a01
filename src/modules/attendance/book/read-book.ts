import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { listCorrections } from '../corrections/corrections.queries.ts'
import { listOrders } from '../overtime/orders.queries.ts'
import { startOfDay } from '../punches/moment.ts'
import { listRequests } from '../requests/requests.queries.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { type AttendanceBook, bookOf } from './book.ts'
import { readPairs } from './read-pairs.ts'
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
  const last = month.toPlainDate({ day: month.daysInMonth })
  const time = { from: startOfDay(first), until: startOfDay(last.add({ days: 1 })) }
  const rules = (await readRules(db))(first)
  const book = bookOf(
    {
      rules,
      ...(await readPlanning(db, staffId)),
      paired: await readPairs(db, staffId, first, last, now),
      corrections: await listCorrections(db, staffId, first, last),
      requests: await listRequests(db, staffId, time.from, time.until),
      orders: await listOrders(db, [staffId], time),
      today: dateInTokyo(now),
    },
    month,
  )
  return { book, rules }
}
