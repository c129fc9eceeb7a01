import type { Arrangement } from './arrangement.ts'
import type { WorkClass } from './work-classes.ts'

/** Whether one is free even in regular hours. Hours that are allotted on what else is a weekly day off are a shift's. */
const isDutyFree = (plan: Arrangement, minute: number, isExchanged: boolean): boolean => {
  const kind = plan.kindAt(minute)
  return kind === 'holiday' || kind === 'compensatoryDay' || (kind === 'exchangedHoliday' && !isExchanged)
}

/**
 * The class of a worked minute, night or not.
 * @param isExchanged whether the whole duty of the holiday was worked as ordered, so that the 代休日 takes its place (給与法15条)
 */
export function classAt(plan: Arrangement, minute: number, isExchanged: boolean): WorkClass {
  const [isOrdered, isFree] = [plan.isOrdered(minute), isDutyFree(plan, minute, isExchanged)]
  if (plan.isDuty(minute)) {
    if (plan.isLeave(minute)) return 'leave'
    if (!isFree) return 'regular'
    return isOrdered ? 'holidayDuty' : 'unordered'
  }
  if (!isOrdered) return plan.isBreak(minute) ? 'break' : 'unordered'
  return isFree || plan.kindAt(minute) === 'weeklyDayOff' ? 'dayOff' : 'overtime'
}

/** Whether somebody who is not there is missing. */
export const isAbsentAt = (plan: Arrangement, minute: number): boolean =>
  !plan.isWorked(minute) && !plan.isLeave(minute) && ['workday', 'weeklyDayOff'].includes(plan.kindAt(minute))

const NIGHT: Partial<Record<WorkClass, WorkClass>> = {
  regular: 'regularNight',
  holidayDuty: 'holidayDutyNight',
  overtime: 'overtimeNight',
  dayOff: 'dayOffNight',
  shortTime: 'shortTimeNight',
}

export const atNight = (workClass: WorkClass): WorkClass => NIGHT[workClass] ?? workClass
