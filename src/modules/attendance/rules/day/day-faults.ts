import type { Fault } from '../fault.ts'
import type { RuleSet } from '../rule-set/rule-set.ts'
import type { Day } from './day.ts'
import { faultsOfSpans, faultsOfStint, faultsOfStints } from './span-faults.ts'
import { isInside, MINUTES_A_DAY, minutesOf, netMinutes } from './span.ts'

function faultsOfDuty(rules: RuleSet, { on, kind, duty }: Day): Fault[] {
  if (!duty)
    return kind === 'exchangedHoliday' ? [{ field: 'duty', reason: '代休日を指定した休日には勤務時間が要ります' }] : []
  if (kind === 'weeklyDayOff') return [{ field: 'duty', reason: '週休日に正規の勤務時間は割り振れません' }]
  const faults = faultsOfStint(on, 'duty', duty)
  if (faults.length > 0) return faults
  const net = netMinutes(duty)
  if (net > rules.longestDuty.minutes)
    return [{ field: 'duty', reason: `一回の勤務は${rules.longestDuty.minutes / 60}時間までです` }]
  const least = rules.breaks.least.findLast(({ above }) => net > above)?.minutes ?? 0
  const [from, until] = minutesOf(on, duty)
  return until - from - net < least ? [{ field: 'duty.breaks', reason: `休憩は${least}分以上必要です` }] : []
}

function faultsOfLeaves({ on, duty, leaves }: Day): Fault[] {
  const faults = faultsOfSpans(on, 'leaves', leaves)
  if (faults.length > 0) return faults
  const outside = leaves.findIndex((leave) => !duty || !isInside(minutesOf(on, leave), minutesOf(on, duty)))
  return outside < 0 ? [] : [{ field: `leaves[${outside}]`, reason: '正規の勤務時間の外です' }]
}

/** Why this day cannot be: a fault for each field that is wrong. */
export function faultsOfDay(rules: RuleSet, day: Day): Fault[] {
  const { on, worked, orders, next } = day
  const duty = faultsOfDuty(rules, day)
  const faults = [
    ...duty,
    ...faultsOfSpans(on, 'worked', worked),
    ...faultsOfStints(on, 'orders', orders),
    ...(duty.length > 0 ? [] : faultsOfLeaves(day)),
  ]
  const crosses = faults.length === 0 && worked.some((span) => minutesOf(on, span)[1] > MINUTES_A_DAY)
  return crosses && !next ? [{ field: 'next', reason: '日をまたぐ勤務には翌日の種類が要ります' }] : faults
}
