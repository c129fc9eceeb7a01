import { plannedDay, type Planning } from '../book/planned-day.ts'
import type { RulesOn } from '../book/read-planning.ts'
import { leaveAmountOf, leaveInWords } from '../rules/leave/leave-amount.ts'
import type { LeaveTaken } from '../rules/leave/leave-year.ts'
import { minutesWithin } from './day-leave.ts'
import { daysOf, type DayRequest } from './request.ts'

type Times = Pick<DayRequest, 'unit' | 'from' | 'until'>

/** 取った休暇: what a request takes, day by day. Days off in between take nothing. */
export function takenBy(rulesOn: RulesOn, planning: Planning, request: Times): LeaveTaken[] {
  return daysOf(request).flatMap((on): LeaveTaken[] => {
    const { planned } = plannedDay(rulesOn(on), planning, on)
    if (!planned) return []
    if (request.unit === 'day') return [{ on, days: 1 }]
    if (request.unit === 'half') return [{ on, halfDays: 1 }]
    const minutes = minutesWithin(planned, request)
    return minutes > 0 ? [{ on, hours: Math.floor(minutes / 60), minutes: minutes % 60 }] : []
  })
}

/** In minutes, where so many make a day. */
export const minutesTaken = (taken: readonly LeaveTaken[], dayMinutes: number): number =>
  taken.reduce(
    (sum, { days = 0, halfDays = 0, hours = 0, minutes = 0 }) =>
      sum + days * dayMinutes + Math.floor((halfDays * dayMinutes) / 2) + hours * 60 + minutes,
    0,
  )

/** 2日, 半日, 1時間30分 */
export function takenInWords(taken: readonly LeaveTaken[], dayMinutes: number): string {
  const [only] = taken
  if (taken.length === 1 && only?.halfDays === 1) return '半日'
  return leaveInWords(leaveAmountOf(minutesTaken(taken, dayMinutes), dayMinutes))
}
