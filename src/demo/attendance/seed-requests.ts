import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { isBusinessDay } from '#kernel/calendar/office-calendar.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { orRefusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { askRequest, readTyped } from '#modules/attendance/index.ts'
import { getStaffBySignInName, hasProposalsOf, hasRoutes } from '../demo.queries.ts'

const NOTHING = { until: '', half: '', begins: '', ends: '', reason: '' }
const MATTERS = ['attendance.leave', 'attendance.telework']

/** What waits for the head of 移住定住推進課: asked for by the people whom a visitor signs in as. Days of work from today on. */
const WAITING = [
  { who: 'takahashi', ahead: 6, kind: 'annual', unit: 'half', half: 'afternoon' },
  { who: 'ito', ahead: 4, kind: 'telework', unit: 'day', reason: '移住フェアの資料づくり。内線は携帯電話に転送します' },
  { who: 'tanaka', ahead: 9, kind: 'annual', unit: 'hours', begins: '15:00', ends: '17:00', reason: '' },
]

/** 休暇と在宅勤務の申請 that wait for a decision. A town that has some, or no route, stays as it is. */
export async function seedDemoRequests({ db }: Municipality, now: Temporal.Instant): Promise<boolean> {
  if ((await hasProposalsOf(db, MATTERS)) || !(await hasRoutes(db))) return false
  const calendar = await getOfficeCalendar(db)
  for (const { who, ahead, ...typed } of WAITING) {
    let day = dateInTokyo(now)
    for (let left = ahead; left > 0;) {
      day = day.add({ days: 1 })
      if (isBusinessDay(calendar, day)) left -= 1
    }
    const staff = await getStaffBySignInName(db, who, now)
    const ask = async () =>
      askRequest(db, now, staff, await readTyped(db, now, staff, { ...NOTHING, ...typed, from: day.toString() }))
    await orRefusal(ask()) // the day may be taken already
  }
  return true
}
