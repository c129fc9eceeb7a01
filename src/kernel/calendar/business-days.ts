import { isBusinessDay, municipalHoliday } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'
import { refuseTooFar } from './opening-days.ts'

/**
 * 営業日: the date so many business days later (earlier where negative), the first day not counted (民法140条).
 * 0 gives the date itself. RangeError for a fraction; CalendarLimit beyond ten years or the known holidays.
 */
export function addBusinessDays(calendar: OfficeCalendar, date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  if (!Number.isInteger(days)) throw new RangeError(`cannot add ${days} business days`)
  let result = date
  let left = Math.abs(days)
  for (let passed = 1; left > 0; passed++) {
    refuseTooFar(passed)
    result = result.add({ days: Math.sign(days) })
    if (isBusinessDay(calendar, result)) left -= 1
  }
  return result
}

/**
 * A period counted in days that ends on a holiday of the municipality ends on the next day that is none (地方自治法4条の2第4項).
 * The town's own closures do not move it.
 */
export function deadlineOn(calendar: OfficeCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  let result = date
  while (municipalHoliday(calendar, result)) result = result.add({ days: 1 })
  return result
}
