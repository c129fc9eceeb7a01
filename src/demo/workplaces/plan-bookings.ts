import type { Insertable } from 'kysely'
import type { Tables } from '#lib/db/connect.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import type { DemoSeat } from '../demo.queries.ts'
import type { Random } from '../random.ts'

type BookingRow = Insertable<Tables<'workplaces'>['workplaces.bookings']>

/** A request with its bookings, whose number is still to come. */
export interface DemoRequest {
  staffId: number
  reason: string
  askedAt: Temporal.Instant
  bookings: Omit<BookingRow, 'request_id'>[]
}

export interface Coming {
  staffId: number
  at: Temporal.Instant
  site: string
}

export interface DemoTravel {
  staffId: number
  siteId: number
  minutes: number
}

const REASONS = [
  '分室の近くで住民との打合せがあるため',
  '旧庁舎の書庫で資料を確かめるため',
  '自宅から近い分室で、議会の資料を集中して作るため',
  '分室の窓口の応援と、その後の事務のため',
  '地区の会議に出る前後に、事務をするため',
]

/** 通勤時間 of one person: whoever goes to a satellite office mostly lives near it. */
export const travelOf = (
  staffId: number,
  sites: readonly { id: number; name: string; isMain: boolean }[],
  goesTo: string | undefined,
  random: Random,
) =>
  sites.map(({ id, name, isMain }): DemoTravel => {
    const [least, most] = isMain ? [3, 11] : name === goesTo ? [1, 6] : [4, 12]
    return { staffId, siteId: id, minutes: random.between(least, most) * 5 }
  })

const minutesTo = (travel: readonly DemoTravel[], staffId: number, siteId: number | undefined): number =>
  travel.find((one) => one.staffId === staffId && one.siteId === siteId)?.minutes ?? 0

function timeOn(day: Temporal.PlainDate) {
  const at = (time: string) => day.toZonedDateTime({ timeZone: TOKYO, plainTime: time }).toInstant()
  return { from: at('08:30'), until: at('17:15') }
}

/** Seats that are given out, one to a person and a day. */
export function seatGiver(seats: readonly DemoSeat[]) {
  const given = new Map<string, Set<number>>()
  return (site: string, day: Temporal.PlainDate): DemoSeat | undefined => {
    const key = `${site} ${day}`
    const taken = given.get(key) ?? new Set()
    given.set(key, taken)
    const free = seats.find((seat) => seat.site === site && !taken.has(seat.id))
    if (free) taken.add(free.id)
    return free
  }
}

export interface Booked {
  staffId: number
  day: Temporal.PlainDate
  site: string
  cameAt?: Temporal.Instant
  status: 'approved' | 'cancelled' | 'released'
}

export interface BookingPlan {
  now: Temporal.Instant
  give: ReturnType<typeof seatGiver>
  travel: readonly DemoTravel[]
  mainId: number
  random: Random
}

/** One day as it was asked for two weeks before, or lately, and decided the day after. Undefined where every seat is given. */
export function requestFor(
  { staffId, day, site, cameAt, status }: Booked,
  { now, give, travel, mainId, random }: BookingPlan,
): DemoRequest | undefined {
  const seat = give(site, day)
  if (!seat) return undefined
  const { from, until } = timeOn(day)
  const [before, lately] = [from.subtract({ hours: 24 * 14 - random.between(1, 7) }), now.subtract({ hours: 50 })]
  const askedAt = Temporal.Instant.compare(before, lately) < 0 ? before : lately
  const saved = 2 * (minutesTo(travel, staffId, mainId) - minutesTo(travel, staffId, seat.siteId))
  const since = {
    approved: askedAt.add({ hours: 20 }),
    cancelled: from.subtract({ hours: 18 }),
    released: from.add({ minutes: 60 }),
  }
  const booking = {
    staff_id: staffId,
    seat_id: seat.id,
    during: `[${from}, ${until})`,
    status,
    since: since[status],
    came_at: cameAt ?? null,
    came_by: cameAt ? 'punch' : null,
    saved_minutes: cameAt ? saved : null,
  }
  return { staffId, reason: random.pick(REASONS), askedAt, bookings: [booking] }
}

/** Whoever came to a place on some weekday goes there again on that day in the weeks ahead. */
export function comingAgain(comings: readonly Coming[], today: Temporal.PlainDate, weeks: number): Booked[] {
  const latest = new Map(comings.map((one) => [one.staffId, one]))
  return [...latest.values()].flatMap(({ staffId, at, site }) => {
    const { dayOfWeek } = dateInTokyo(at)
    const ahead = (dayOfWeek - today.dayOfWeek + 7) % 7 || 7
    const first = today.add({ days: ahead })
    return Array.from({ length: weeks }, (_, week): Booked => ({
      staffId,
      day: first.add({ weeks: week }),
      site,
      status: 'approved',
    }))
  })
}
