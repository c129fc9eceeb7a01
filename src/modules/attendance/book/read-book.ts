import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { correctPunches } from '../corrections/correct-punches.ts'
import { listCorrectionsOf } from '../corrections/corrections.queries.ts'
import { listOrders } from '../overtime/orders.queries.ts'
import { startOfDay } from '../punches/moment.ts'
import { pairPunches } from '../punches/pair-punches.ts'
import { listPunchesOf } from '../punches/punches.queries.ts'
import { listRequestsOf } from '../requests/requests.queries.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { type AttendanceBook, bookOf } from './book.ts'
import type { BookSources } from './book-day.ts'
import { readPlannings, readRules } from './read-planning.ts'

export interface ReadBook {
  readonly book: AttendanceBook
  readonly rules: RuleSet
  /** What it was made of. */
  readonly sources: BookSources
}

/** A month of people's books, out of all that was recorded and decided. Whether one may see them is for the caller to know. */
export async function readBooks(
  db: Db<'attendance'>,
  staffIds: readonly number[],
  month: Temporal.PlainYearMonth,
  now: Temporal.Instant,
): Promise<Map<number, ReadBook>> {
  if (staffIds.length === 0) return new Map()
  const first = month.toPlainDate({ day: 1 })
  // A day earlier and two later: what goes on over midnight finds its other end.
  const [from, until] = [first.subtract({ days: 1 }), first.add({ months: 1, days: 2 })]
  const [since, before] = [startOfDay(from), startOfDay(until)]
  const punches = await listPunchesOf(db, staffIds, since, before)
  const corrections = await listCorrectionsOf(db, staffIds, from, until)
  const requests = await listRequestsOf(db, staffIds, since, before)
  const time = { from: startOfDay(first), until: startOfDay(first.add({ months: 1 })) }
  const orders = Map.groupBy(await listOrders(db, staffIds, time), ({ staffId }) => staffId)
  const [rules, plannings] = [(await readRules(db))(first), await readPlannings(db, staffIds)]
  const read = (id: number): ReadBook => {
    const own = corrections.get(id) ?? []
    const sources: BookSources = {
      rules,
      ...plannings.get(id)!,
      paired: pairPunches(correctPunches(punches.get(id) ?? [], own), now),
      corrections: own,
      requests: requests.get(id) ?? [],
      orders: orders.get(id) ?? [],
      today: dateInTokyo(now),
    }
    return { book: bookOf(sources, month), rules, sources }
  }
  return new Map(staffIds.map((id) => [id, read(id)]))
}

export const readBook = async (
  db: Db<'attendance'>,
  staffId: number,
  month: Temporal.PlainYearMonth,
  now: Temporal.Instant,
): Promise<ReadBook> => (await readBooks(db, [staffId], month, now)).get(staffId)!
