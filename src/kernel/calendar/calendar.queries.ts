import type { Db, Tx } from '#lib/db/connect.ts'
import type { DayHours, OfficeCalendar, Weekday } from './office-calendar.ts'

/** 開庁時間と臨時休業 as the municipality entered them. A weekday without a row is closed. */
export async function getOfficeCalendar(db: Db | Tx): Promise<OfficeCalendar> {
  const [open, closures] = await Promise.all([
    db.selectFrom('kernel.office_hours').select(['weekday', 'opens', 'closes']).execute(),
    db.selectFrom('kernel.closures').select(['closed_on', 'reason']).orderBy('closed_on').execute(),
  ])
  const byWeekday = new Map(open.map(({ weekday, opens, closes }) => [weekday, { opens, closes }]))
  const on = (weekday: Weekday): DayHours | 'closed' => byWeekday.get(weekday) ?? 'closed'
  return {
    hours: { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) },
    closures: closures.map(({ closed_on: day, reason }) => ({ from: day, through: day, reason })),
  }
}
