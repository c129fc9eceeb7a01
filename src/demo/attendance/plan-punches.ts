import type { Insertable } from 'kysely'
import type { Tables } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { Random } from '../random.ts'

export type PunchRow = Insertable<Tables<'attendance'>['attendance.punches']> & { at: Temporal.Instant }

/** How somebody of the demo town goes to work. */
export interface Habits {
  staffId: number
  starts: Temporal.PlainTime
  /** Day of the week on which they work elsewhere, 1 for Monday; 0 for none. */
  away: number
  place: 'home' | 'satellite'
  site: string | null
  /** Minutes for which they usually stay on. */
  staysOn: number
}

export const STANDARD_START = Temporal.PlainTime.from('08:30')
const DAY = { hours: 8, minutes: 45 } // 7:45 of work and an hour of noon
const LONGEST_STAY_MINUTES = 270

export function habitsOf(staffId: number, sites: readonly string[], random: Random): Habits {
  const elsewhere = random.chance(0.6)
  const place = random.weighted([
    ['home', 2],
    ['satellite', 1],
  ] as const)
  return {
    staffId,
    starts: random.weighted([
      [STANDARD_START, 8],
      [Temporal.PlainTime.from('08:00'), 1],
      [Temporal.PlainTime.from('09:30'), 1],
    ]),
    away: elsewhere ? random.between(1, 5) : 0,
    place,
    site: place === 'satellite' ? random.pick(sites) : null,
    staysOn: random.around(12, 0.9),
  }
}

/** A day as it is at an office: nearly always whole, now and then a punch forgotten or pressed twice. */
export function punchesOn(habits: Habits, day: Temporal.PlainDate, random: Random): PunchRow[] {
  const begins = day.toZonedDateTime({ timeZone: TOKYO, plainTime: habits.starts }).toInstant()
  const away = day.dayOfWeek === habits.away && random.chance(0.85)
  const came = begins.subtract({ seconds: random.between(90, 25 * 60) })
  const stay = Math.min(random.around(habits.staysOn, 0.8), LONGEST_STAY_MINUTES)
  const left = begins.add(DAY).add({ seconds: Math.round(stay * 60) })
  const punch = (kind: 'in' | 'out', at: Temporal.Instant): PunchRow => ({
    staff_id: habits.staffId,
    kind,
    at,
    place: away ? habits.place : 'main',
    site: away ? habits.site : null,
    source: 'page',
    client_key: `${kind} ${at.toString()}`,
  })
  if (random.chance(0.01)) return [] // a day off, which the paper book will know of
  const punches = [punch('in', came), punch('out', left)]
  if (random.chance(0.006)) punches.splice(random.between(0, 1), 1)
  else if (random.chance(0.004)) punches.push(punch('in', came.add({ seconds: random.between(61, 300) })))
  return punches
}
