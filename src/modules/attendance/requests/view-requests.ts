import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { BookOwner } from '../book/readers.queries.ts'
import { getBookOwner } from '../book/readers.ts'
import { listClosed } from '../closing/months/months.queries.ts'
import type { ClosedMonths } from '../closing/refuse-if-closed.ts'
import { startOfDay } from '../punches/moment.ts'
import { Faults } from '../rules/fault.ts'
import type { LeaveBalance } from '../rules/leave/leave-balance.ts'
import { leaveKinds } from '../rules/leave/leave-kinds.ts'
import { firstDayOf } from '../rules/leave/leave-year.ts'
import { NATIONAL_FROM } from '../rules/rule-set/national.ts'
import { annualLeft, type LeaveSources, readLeave, takenOfYear } from './leave-left.ts'
import type { DayRequest } from './request.ts'
import { listRequests } from './requests.queries.ts'

/** A leave of so many days a year, of which some are taken. Minutes. */
export interface YearlyLeave {
  readonly id: string
  readonly title: string
  readonly taken: number
  readonly most: number
}

/** 休暇簿: what one asked for in a year, and what is left. */
export interface LeaveBook {
  readonly owner: BookOwner
  readonly year: number
  readonly sources: LeaveSources
  readonly requests: readonly DayRequest[]
  /** None for a year in which one does not work here. */
  readonly balance: LeaveBalance | undefined
  readonly yearly: readonly YearlyLeave[]
  readonly closed: ClosedMonths
}

/** A year that was asked for; the one after this is the last in which leave can be asked for. @throws Refusal 404 */
export function readYear(typed: string | undefined, now: Temporal.Instant): number {
  const current = dateInTokyo(now).year
  if (!typed) return current
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  if (year <= Number(NATIONAL_FROM.slice(0, 4)) || year > current + 1)
    throw new Refusal(404, 'この年の休暇簿はありません。')
  return year
}

/** Undefined for a year in which one does not work here. */
export function balanceOf(sources: LeaveSources, year: number): LeaveBalance | undefined {
  try {
    return annualLeft(sources, year)
  } catch (error) {
    if (error instanceof Faults) return undefined
    throw error
  }
}

function yearlyOf(sources: LeaveSources, year: number): YearlyLeave[] {
  const rules = sources.rulesOn(firstDayOf(year))
  return leaveKinds(rules).flatMap(({ id, title, most }) => {
    const taken = most?.per === 'year' ? takenOfYear(sources, id, year) : 0
    return most && taken > 0 ? [{ id, title, taken, most: most.days * rules.leaveDay.minutes }] : []
  })
}

const EVERY_STATE = ['asked', 'granted', 'refused', 'withdrawn', 'cancelled'] as const

/** Opens somebody's leave of a year; the trail says whose was seen by somebody else. */
export function viewRequests(
  db: Db<'attendance'>,
  staff: Staff,
  ownerId: number,
  year: number,
  now: Temporal.Instant,
): Promise<LeaveBook> {
  return db.transaction().execute(async (tx) => {
    const owner = await getBookOwner(tx, staff, ownerId, now)
    const sources = await readLeave(tx, owner.id, year)
    const [from, until] = [startOfDay(firstDayOf(year)), startOfDay(firstDayOf(year + 1))]
    const requests = await listRequests(tx, owner.id, from, until, EVERY_STATE)
    if (owner.id !== staff.id)
      await record(tx, now, `staff:${staff.id}`, 'leave_book.viewed', `staff:${owner.id}`, { year })
    const closed = await listClosed(tx, owner.id)
    return {
      owner,
      year,
      sources,
      requests,
      balance: balanceOf(sources, year),
      yearly: yearlyOf(sources, year),
      closed,
    }
  })
}
