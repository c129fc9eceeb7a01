import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { listEmployment } from './employment.queries.ts'
import type { Known } from './read-request.ts'

/** What tells which days somebody can ask for at all. */
export async function readOpenDays(
  db: Db<'workplaces'>,
  staffId: number,
): Promise<Pick<Known, 'calendar' | 'employed'>> {
  return { calendar: await getOfficeCalendar(db), employed: await listEmployment(db, staffId) }
}
