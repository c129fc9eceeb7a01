import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { isBusinessDay } from '#kernel/calendar/office-calendar.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { askOrGive } from '#modules/attendance/index.ts'
import { getStaffBySignInName, hasMonths, hasOvertime, insertRows, listEvenings } from '../demo.queries.ts'
import { orderOf } from './plan-overtime.ts'

const BATCH = 2_000
/** Asked for by whom a visitor signs in as; after the end of every working day, whenever it begins. */
const WAITING = { who: 'takahashi', begins: '18:30', ends: '20:30', work: '移住フェアの出展資料の作成' }
const NOTHING = { restBegins: '', restEnds: '', special: '', late: '' }

/**
 * 時間外勤務命令 of all evenings on which somebody stayed on: confirmed, but for this month's last one of each section. One more is asked for.
 * A town that has some, or has closed months already, stays as it is.
 */
export async function seedDemoOvertime({ db }: Municipality, now: Temporal.Instant): Promise<boolean> {
  if ((await hasOvertime(db)) || (await hasMonths(db))) return false
  const evenings = await listEvenings(db, dateInTokyo(now))
  const isWaiting = new Set<number>()
  const month = dateInTokyo(now).toPlainYearMonth()
  const orders = evenings.toReversed().flatMap((evening) => {
    const isOld = evening.isHead || !evening.on.toPlainYearMonth().equals(month)
    const isConfirmed = isOld || isWaiting.has(evening.sectionId)
    const order = orderOf(evening, isConfirmed)
    if (order && !isConfirmed) isWaiting.add(evening.sectionId)
    return order ?? []
  })
  await db.transaction().execute(async (tx) => {
    for (let at = 0; at < orders.length; at += BATCH)
      await insertRows(tx, 'attendance.overtime_orders', orders.slice(at, at + BATCH))
  })
  const calendar = await getOfficeCalendar(db)
  let on = dateInTokyo(now).add({ days: 1 })
  while (!isBusinessDay(calendar, on)) on = on.add({ days: 1 })
  const { who, ...typed } = WAITING
  await askOrGive(db, now, await getStaffBySignInName(db, who, now), '', { ...NOTHING, ...typed, on: on.toString() })
  return true
}
