import { refuseFaults } from '../fault.ts'
import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'
import { grantedDays } from './granted-days.ts'
import { faultsOfLeaveYear } from './leave-faults.ts'
import { lastDayOf, type LeaveTaken, type LeaveYear } from './leave-year.ts'
import { leaveDayOf } from './work-form.ts'

/** A leave, and which part of it used up what was carried over and what was granted. Minutes. */
export interface LeaveUse {
  readonly on: Temporal.PlainDate
  readonly minutes: number
  readonly fromCarried: number
  readonly fromGranted: number
}

/** All in minutes; `dayMinutes` make a day. */
export interface LeaveBalance {
  readonly dayMinutes: number
  readonly carried: number
  readonly granted: number
  readonly left: number
  /** What lapses at the end of the year unless it is taken. */
  readonly lapses: number
  /** What the next year begins with unless it is taken. */
  readonly carriesOver: number
  readonly expiresOn: { readonly carried: Temporal.PlainDate; readonly granted: Temporal.PlainDate }
  readonly uses: readonly LeaveUse[]
  readonly rules: readonly RuleId[]
}

/** Half days in pairs are days, whether or not a day's minutes are even: the first of a pair is the smaller half. */
function minutesInOrder(dayMinutes: number, taken: readonly LeaveTaken[]): number[] {
  let halves = 0
  return taken.map(({ days = 0, halfDays = 0, hours = 0, minutes = 0 }) => {
    const before = Math.floor((halves * dayMinutes) / 2)
    halves += halfDays
    return days * dayMinutes + Math.floor((halves * dayMinutes) / 2) - before + hours * 60 + minutes
  })
}

/**
 * 年次有給休暇の残: what was granted and carried over, less what was taken in the order of the days, what was carried over first,
 * because only the year's own leave can be carried over again.
 * @throws Faults for a year that cannot be, and for the leave that is more than there is
 */
export function leaveBalance(rules: RuleSet, leaveYear: LeaveYear): LeaveBalance {
  refuseFaults(faultsOfLeaveYear(rules, leaveYear))
  const dayMinutes = leaveDayOf(rules, leaveYear.workForm)
  const granted = grantedDays(rules, leaveYear)! * dayMinutes
  const inOrder = leaveYear.taken
    .map((taken, at) => ({ taken, at }))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.taken.on, b.taken.on))
  const amounts = minutesInOrder(
    dayMinutes,
    inOrder.map(({ taken }) => taken),
  )
  let [carriedLeft, grantedLeft] = [leaveYear.carried, granted]
  const uses = inOrder.map(({ taken: { on }, at }, place): LeaveUse => {
    const minutes = amounts[place]!
    const fromCarried = Math.min(minutes, carriedLeft)
    const fromGranted = minutes - fromCarried
    refuseFaults(fromGranted > grantedLeft ? [{ field: `taken[${at}]`, reason: '残日数が足りません' }] : [])
    carriedLeft -= fromCarried
    grantedLeft -= fromGranted
    return { on, minutes, fromCarried, fromGranted }
  })
  const carriesOver = Math.min(grantedLeft, rules.carryOver.days * dayMinutes)
  return {
    dayMinutes,
    carried: leaveYear.carried,
    granted,
    left: carriedLeft + grantedLeft,
    lapses: carriedLeft + grantedLeft - carriesOver,
    carriesOver,
    expiresOn: { carried: lastDayOf(leaveYear.year), granted: lastDayOf(leaveYear.year + 1) },
    uses,
    rules: [
      'annualLeave',
      ...(leaveYear.workForm.form === 'full' ? [] : (['shortTimeLeave'] as const)),
      'leaveUnits',
      'leaveDay',
      'carryOver',
    ],
  }
}
