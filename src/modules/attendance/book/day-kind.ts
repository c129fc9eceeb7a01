import { municipalHoliday, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { DayKind } from '../rules/day/day.ts'

/** Saturday and Sunday stay 週休日 where a holiday falls on them. The town's closures close the counter, not the office. */
export function dayKindOn(calendar: OfficeCalendar, on: Temporal.PlainDate): DayKind {
  if (on.dayOfWeek >= 6) return 'weeklyDayOff'
  return municipalHoliday(calendar, on) ? 'holiday' : 'workday'
}
