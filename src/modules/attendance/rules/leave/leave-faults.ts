import type { Fault } from '../fault.ts'
import type { RuleSet } from '../rule-set/rule-set.ts'
import { grantedDays } from './granted-days.ts'
import { serviceIn, type LeaveTaken, type LeaveYear } from './leave-year.ts'
import { leaveDayOf } from './work-form.ts'

const isOutside = (on: Temporal.PlainDate, { from, through }: ReturnType<typeof serviceIn>) =>
  Temporal.PlainDate.compare(on, from) < 0 || Temporal.PlainDate.compare(on, through) > 0

/** Minutes of a leave, a half day counted as its larger half. */
const roughMinutes = (dayMinutes: number, { days = 0, halfDays = 0, hours = 0, minutes = 0 }: LeaveTaken) =>
  days * dayMinutes + Math.ceil((halfDays * dayMinutes) / 2) + hours * 60 + minutes

function faultsOfTaken(rules: RuleSet, leaveYear: LeaveYear): Fault[] {
  const { leaveUnits } = rules
  const service = serviceIn(leaveYear)
  const dayMinutes = leaveDayOf(rules, leaveYear.workForm)
  const takenOn = new Map<string, number>()
  return leaveYear.taken.flatMap((taken, at): Fault[] => {
    const { on, halfDays = 0, hours = 0, minutes = 0 } = taken
    const name = `taken[${at}]`
    const amount = roughMinutes(dayMinutes, taken)
    const ofDay = (takenOn.get(on.toString()) ?? 0) + amount
    takenOn.set(on.toString(), ofDay)
    if (isOutside(on, service)) return [{ field: `${name}.on`, reason: `${on} は在職期間かこの年の外です` }]
    if (amount === 0) return [{ field: name, reason: '日、半日、時間、分のどれかを入れてください' }]
    if (halfDays > 0 && !leaveUnits.halfDays) return [{ field: `${name}.halfDays`, reason: '半日の単位はありません' }]
    if ((hours * 60 + minutes) % leaveUnits.minutes !== 0)
      return [{ field: name, reason: `${leaveUnits.minutes}分の単位にしてください` }]
    return ofDay > dayMinutes ? [{ field: name, reason: `${on} の休暇が1日を超えています` }] : []
  })
}

/** Why this year cannot be: a fault for each field that is wrong. */
export function faultsOfLeaveYear(rules: RuleSet, leaveYear: LeaveYear): Fault[] {
  const { from, through } = serviceIn(leaveYear)
  if (Temporal.PlainDate.compare(from, through) > 0)
    return [{ field: 'employedFrom', reason: `${leaveYear.year}年に在職していません` }]
  const most = rules.carryOver.days * leaveDayOf(rules, leaveYear.workForm)
  const faults: Fault[] = []
  if (leaveYear.carried > most) faults.push({ field: 'carried', reason: `繰越しは${rules.carryOver.days}日までです` })
  if (grantedDays(rules, leaveYear) === undefined)
    faults.push({
      field: 'grantedDays',
      reason: '短時間勤務の職員の年の途中の日数は別に定めます。日数を入れてください',
    })
  return [...faults, ...faultsOfTaken(rules, leaveYear)]
}
