import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { type MonthAct, type Part, type StaffMonth } from './month.ts'
import { listActs, listMonths } from './months.queries.ts'
import { partsOf } from './parts.ts'

/** How far a month has come, what was done with it, and what whoever looks may do. */
export interface ViewedMonth {
  readonly month: StaffMonth
  readonly part: Part
  readonly acts: readonly MonthAct[]
}

/** Undefined where they belonged to no section in it. Whether one may see it is for the caller to know. */
export async function viewMonth(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
): Promise<ViewedMonth | undefined> {
  const [found] = await listMonths(db, month, { staffIds: [staffId] })
  if (!found) return undefined
  return { month: found, part: (await partsOf(db, staff, now)).of(found), acts: await listActs(db, staffId, month) }
}
