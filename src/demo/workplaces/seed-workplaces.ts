import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { isBusinessDay } from '#kernel/calendar/office-calendar.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { listSites } from '#kernel/sites/sites.queries.ts'
import { orRefusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { askSeat } from '#modules/workplaces/index.ts'
import {
  getStaffBySignInName,
  hasBookings,
  hasRoutes,
  insertRows,
  listComings,
  listDemoSeats,
  listEmployees,
  reserveIds,
} from '../demo.queries.ts'
import { randomFrom } from '../random.ts'
import { type Booked, comingAgain, type DemoRequest, requestFor, seatGiver, travelOf } from './plan-bookings.ts'

const BATCH = 2_000
const WEEKS_AHEAD = 4

/** One of so many who had booked did not come, or cancelled the day before. */
const RARE = 0.04

/** What waits for the head of 移住定住推進課, asked for by the people whom a visitor signs in as. Days of work from today on. */
const WAITING = [
  {
    who: 'takahashi',
    site: 'みなと分室',
    seat: 6,
    ahead: [3, 5],
    reason: '移住者の交流会の準備を、会場に近い分室でするため',
  },
  { who: 'tanaka', site: 'やまて分室', seat: 2, ahead: [4], reason: '空き家の現地調査の前後に、事務をするため' },
]

/** 席の予約 of the past year and the weeks ahead, as the punches tell them, and 通勤時間 of everybody. A town that has bookings stays as it is. */
export async function seedDemoWorkplaces({ db }: Municipality, now: Temporal.Instant, seed: string): Promise<boolean> {
  const seats = await listDemoSeats(db)
  if (seats.length === 0 || (await hasBookings(db))) return false
  const today = dateInTokyo(now)
  const [calendar, sites, comings] = [await getOfficeCalendar(db), await listSites(db), await listComings(db)]
  const random = randomFrom(`${seed} しごと場`)
  const places = sites.map(({ id, name, kind }) => ({ id, name, isMain: kind === 'main' }))
  const people = await listEmployees(db, today)
  const goesTo = new Map(comings.map(({ staffId, site }) => [staffId, site]))
  const travel = people.flatMap(({ id }) => travelOf(id, places, goesTo.get(id), randomFrom(`${seed} 通勤 ${id}`)))
  const plan = { now, give: seatGiver(seats), travel, mainId: places.find(({ isMain }) => isMain)?.id ?? 0, random }
  const came = comings.map(({ staffId, at, site }): Booked => ({
    staffId,
    day: dateInTokyo(at),
    site,
    cameAt: at,
    status: 'approved',
  }))
  const missed = came
    .filter(({ day }) => Temporal.PlainDate.compare(day.add({ days: 1 }), today) < 0 && random.chance(RARE))
    .map(({ staffId, day, site }): Booked => ({
      staffId,
      day: day.add({ days: 1 }),
      site,
      status: random.pick(['cancelled', 'released'] as const),
    }))
  const days = [...came, ...missed, ...comingAgain(comings, today, WEEKS_AHEAD)]
  const requests = days.filter(({ day }) => isBusinessDay(calendar, day)).flatMap((day) => requestFor(day, plan) ?? [])
  await write({ db }, requests, travel)
  await askAhead({ db }, now)
  return true
}

async function write({ db }: Pick<Municipality, 'db'>, requests: DemoRequest[], travel: ReturnType<typeof travelOf>) {
  await db.transaction().execute(async (tx) => {
    const ids = await reserveIds(tx, 'workplaces.requests', requests.length)
    await insertRows(
      tx,
      'workplaces.travel',
      travel.map(({ staffId, siteId, minutes }) => ({ staff_id: staffId, site_id: siteId, minutes })),
    )
    for (let at = 0; at < requests.length; at += BATCH) {
      const part = requests
        .slice(at, at + BATCH)
        .map((request, place) => Object.assign(request, { id: ids[at + place]! }))
      await insertRows(
        tx,
        'workplaces.requests',
        part.map(({ id, staffId, reason, askedAt }) => ({ id, staff_id: staffId, reason, asked_at: askedAt })),
      )
      await insertRows(
        tx,
        'workplaces.bookings',
        part.flatMap(({ id, bookings }) => bookings.map((booking) => ({ ...booking, request_id: id }))),
      )
    }
  })
}

/** Through the same use case as on the screens, so that it lies with whoever decides. */
async function askAhead({ db }: Pick<Municipality, 'db'>, now: Temporal.Instant): Promise<void> {
  if (!(await hasRoutes(db))) return
  const [calendar, seats] = [await getOfficeCalendar(db), await listDemoSeats(db)]
  const workdays = Array.from({ length: 40 }, (_, at) => dateInTokyo(now).add({ days: at + 1 })).filter((day) =>
    isBusinessDay(calendar, day),
  )
  for (const { who, site, seat, ahead, reason } of WAITING) {
    const chosen = seats.filter((one) => one.site === site)[seat]
    const staff = await getStaffBySignInName(db, who, now)
    const days = ahead.map((at) => String(workdays[at]))
    const typed = { seat: String(chosen?.id), days, from: '08:30', until: '17:15', reason, skip: true }
    await orRefusal(askSeat(db, now, staff, typed)) // the days may be taken already
  }
}
