import type { Staff } from '#kernel/identity/staff.ts'
import type { Site } from '#kernel/sites/site.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Mistake } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { readOpenDays } from '../bookings/open-days.ts'
import { dayFault, type Known, wishMistakes } from '../bookings/read-request.ts'
import { listBusy } from './availability.queries.ts'
import { type SeatView, viewSeats } from './availability.ts'
import type { Floor } from './seat.ts'
import { listFloors, listSeats, listSitesWithSeats } from './seats.queries.ts'
import { readWish, spanOf, timeForField, timesOf, type Wish } from './wish.ts'
import { idIn } from '#lib/text/whole-number.ts'

/** 空席: the seats of a site as they are to somebody who looks for some days and hours. */
export interface OpenSeats {
  readonly sites: readonly Site[]
  readonly site: Site
  readonly wish: Wish
  readonly floors: readonly { floor: Floor; views: SeatView[] }[]
  /** What was asked for in so far as it can be read, right or not. */
  readonly asked: Wish
  /** What is wrong with it. */
  readonly mistakes: readonly Mistake[]
  readonly faultOf: (day: Temporal.PlainDate) => string | undefined
}

/** The first days from tomorrow on, of which one can be had as a rule. */
const NEXT_DAYS = 14

function nextDay(known: Known): Temporal.PlainDate[] {
  const tomorrow = dateInTokyo(known.now).add({ days: 1 })
  const days = Array.from({ length: NEXT_DAYS }, (_, at) => tomorrow.add({ days: at }))
  return days.filter((day) => dayFault(day, known) === undefined).slice(0, 1)
}

/** A form was sent, or a link that names days; the pages of the calendar ask for nothing. */
function mistakesIn(query: Record<string, string[]>, site: Site, known: Known): Mistake[] {
  const { day = [], from, until, start } = query
  if (start || (day.length === 0 && !from && !until)) return []
  const hours = { from: from?.[0] ?? timeForField(site.opens), until: until?.[0] ?? timeForField(site.closes) }
  return wishMistakes({ days: day, ...hours }, site, known)
}

/** @param query as in the address; without days, the next one that can be had. @returns undefined where no site has seats */
export async function viewOpenSeats(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  query: Record<string, string[]>,
): Promise<OpenSeats | undefined> {
  const sites = await listSitesWithSeats(db)
  const asked = idIn(query['site']?.[0])
  const site = sites.find(({ id }) => id === asked) ?? sites.find(({ kind }) => kind === 'satellite') ?? sites[0]
  if (!site) return undefined
  const known: Known = { now, place: undefined, ...(await readOpenDays(db, staff.id)) }
  const read = readWish(query, site)
  const possible = read.days.filter((day) => dayFault(day, known) === undefined)
  const wish = { ...read, days: possible.length > 0 ? possible : nextDay(known) }
  const times = timesOf(wish)
  const [floors, seats] = [await listFloors(db, site.id), await listSeats(db, site.id)]
  const busy = times.length > 0 ? await listBusy(db, site.id, spanOf(times)) : []
  const views = viewSeats(seats, times, busy, staff.id)
  return {
    sites,
    site,
    wish,
    asked: read,
    mistakes: mistakesIn(query, site, known),
    faultOf: (day) => dayFault(day, known),
    floors: floors.map((floor) => ({
      floor,
      views: views.filter(({ seat }) => seat.floorId === floor.id),
    })),
  }
}
