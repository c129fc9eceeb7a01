import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { hoursOn, isBusinessDay, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { holdCollection, insertDays, listUnknownDays, ROOMS, setCollected, takeEvents } from './events.queries.ts'
import { recountMonths, recountYears } from './figures.queries.ts'

export const COLLECT = 'insights.collect'

/** So far back is looked each time: what was committed late, or became final while nobody collected, is found. */
const OVERLAP_DAYS = 7

/** From which day on is looked, by the hour as by 数え直し: what one of them would not find, the other does not add. */
const windowOf = (before: Temporal.Instant | null): Temporal.PlainDate | undefined =>
  before ? dateInTokyo(before).subtract({ days: OVERLAP_DAYS }) : undefined

/** Longer ago nothing is counted. */
const MOST_YEARS = 20

/** できごとを集める: takes what became final since the last time, and brings the figures of its months up to it. All of it or nothing. */
export async function collect(db: Db<'insights'>, now: Temporal.Instant): Promise<void> {
  const today = dateInTokyo(now)
  const calendar = await getOfficeCalendar(db)
  return await db.transaction().execute(async (tx) => {
    const since = windowOf(await holdCollection(tx))
    await learnDays(tx, calendar, today)
    const months = new Map<string, Temporal.PlainDate>()
    for (const room of ROOMS)
      for (const month of await takeEvents(tx, { room, now, today, since })) months.set(month.toString(), month)
    await recountMonths(tx, [...months.values()])
    await recountYears(tx, [...months.values()])
    await setCollected(tx, now)
  })
}

/** 開庁日 up to today, as the town has them when they are first looked at: what was counted by them stays. */
async function learnDays(tx: Tx<'insights'>, calendar: OfficeCalendar, today: Temporal.PlainDate): Promise<void> {
  const unknown = await listUnknownDays(tx, today, MOST_YEARS)
  const days = unknown.map((day) => {
    const hours = hoursOn(calendar, day)
    return { day, isWorking: isBusinessDay(calendar, day), hours: 'opens' in hours ? hours : undefined }
  })
  if (days.length > 0) await insertDays(tx, days)
}

export const collectTask =
  (program: Program): Task =>
  ({ db }) =>
    collect(db, program.clock())
