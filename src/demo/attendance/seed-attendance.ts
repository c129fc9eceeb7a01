import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { municipalHoliday } from '#kernel/calendar/office-calendar.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { hasPunches, insertRows, listEmployees, listSiteNames } from '../demo.queries.ts'
import { randomFrom } from '../random.ts'
import { dayPlanner, type DemoDay, habitsOf, type PunchRow, STANDARD_START } from './plan-punches.ts'

const BATCH = 2_000
/** Leave that is granted, and telework that is agreed, reaches ahead so far. */
const PLANNED_AHEAD = { weeks: 3 }

/** The book of everybody since they came, up to `now`, all or nothing. A town that has punches stays as it is. */
export async function seedDemoAttendance({ db }: Municipality, now: Temporal.Instant, seed: string): Promise<boolean> {
  if (await hasPunches(db)) return false
  const calendar = await getOfficeCalendar(db)
  const today = dateInTokyo(now)
  const until = today.add(PLANNED_AHEAD)
  const lastMonth = today.with({ day: 1 }).subtract({ months: 1 })
  const [sites, employees] = [await listSiteNames(db), await listEmployees(db, today)]
  const isOff = (day: Temporal.PlainDate) => day.dayOfWeek > 5 || municipalHoliday(calendar, day) !== undefined
  const punches: PunchRow[] = []
  const requests: DemoDay['requests'] = []
  const years: { staff_id: number; year: number; carried_minutes: number; granted_days: number }[] = []
  const patterns: { staff_id: number; starts: Temporal.PlainTime; valid_from: Temporal.PlainDate }[] = []
  for (const { id, since } of employees) {
    const random = randomFrom(`${seed} 勤怠 ${id}`)
    const habits = habitsOf(id, sites, lastMonth, random)
    const { starts } = habits
    if (!starts.equals(STANDARD_START)) patterns.push({ staff_id: id, starts, valid_from: since })
    years.push({ staff_id: id, year: today.year, carried_minutes: random.between(0, 20) * 465, granted_days: 20 })
    const plan = dayPlanner(habits, random)
    for (let day = since; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 }))
      if (!isOff(day)) {
        const planned = plan(day)
        punches.push(...planned.punches)
        requests.push(...planned.requests)
      }
  }
  const happened = punches.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
  await db.transaction().execute(async (tx) => {
    await insertRows(tx, 'attendance.work_patterns', patterns)
    await insertRows(tx, 'attendance.leave_years', years)
    for (let at = 0; at < requests.length; at += BATCH)
      await insertRows(tx, 'attendance.requests', requests.slice(at, at + BATCH))
    for (let at = 0; at < happened.length; at += BATCH)
      await insertRows(tx, 'attendance.punches', happened.slice(at, at + BATCH))
  })
  return true
}
