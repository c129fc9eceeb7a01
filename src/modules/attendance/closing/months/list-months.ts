import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { MONTH_STATES, type MonthState, type Part, type StaffMonth } from './month.ts'
import { listMonths } from './months.queries.ts'
import { type Parts, partsOf } from './parts.ts'

/** A month of somebody else's whom one has to do with. */
export type ListedMonth = StaffMonth & { readonly part: Part }

export interface MonthList {
  readonly months: readonly ListedMonth[]
  readonly isPersonnel: boolean
  /** Whether one checks anybody's at all. */
  readonly isChecker: boolean
}

const inList = (parts: Parts, months: readonly StaffMonth[]): ListedMonth[] =>
  months
    .map((month) => Object.assign(month, { part: parts.of(month) }))
    .filter(({ part }) => part.checks || part.isPersonnel)

/** 締めの一覧: whose month one checks or, with personnel for the whole town, locks. */
export async function listMonthsFor(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  month: Temporal.PlainYearMonth,
  sectionId?: number,
): Promise<MonthList> {
  const parts = await partsOf(db, staff, now)
  const { isPersonnel, sectionIds } = parts
  const among = sectionId === undefined ? (isPersonnel ? undefined : sectionIds) : [sectionId]
  const months =
    isPersonnel || sectionIds.length > 0 ? await listMonths(db, month, among ? { sectionIds: among } : {}) : []
  return { months: inList(parts, months), isPersonnel, isChecker: sectionIds.length > 0 }
}

export const countStates = (months: readonly StaffMonth[]): Record<MonthState, number> => {
  const counts = Object.fromEntries(Object.keys(MONTH_STATES).map((state) => [state, 0])) as Record<MonthState, number>
  for (const { state } of months) counts[state] += 1
  return counts
}

/** Those one would do it for now. */
export const readyFor = (months: readonly ListedMonth[], act: 'check' | 'lock'): ListedMonth[] =>
  months.filter(({ state, part }) =>
    act === 'check' ? state === 'submitted' && part.checks : state === 'checked' && part.isPersonnel && !part.isOwner,
  )
