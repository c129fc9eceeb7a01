import type { Insertable } from 'kysely'
import type { Tables } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { Random } from '../random.ts'

type RequestRow = Insertable<Tables<'attendance'>['attendance.requests']>

/** What is written down of one day. */
export interface DemoDay {
  punches: PunchRow[]
  requests: RequestRow[]
}

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
  /** What was forgotten before this day has been put right meanwhile. */
  forgetsSince: Temporal.PlainDate
}

export const STANDARD_START = Temporal.PlainTime.from('08:30')
const DAY = { hours: 8, minutes: 45 } // 7:45 of work and an hour of noon
const LONGEST_STAY_MINUTES = 270

export function habitsOf(
  staffId: number,
  sites: readonly string[],
  forgetsSince: Temporal.PlainDate,
  random: Random,
): Habits {
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
    forgetsSince,
  }
}

/** How a day is taken off, in shares of a thousand days; the rest is worked. */
const DAYS_OFF = [
  ['none', 930],
  ['day', 38],
  ['morning', 10],
  ['afternoon', 12],
  ['early', 10],
] as const

/** The days of July to September on which one of three summer days may be taken, one in so many. */
const SUMMER = { months: [7, 8, 9], share: 0.045, days: 3 }

/** A year at the office of one person: nearly every day whole, now and then off, a punch forgotten or pressed twice. */
export function dayPlanner(habits: Habits, random: Random): (day: Temporal.PlainDate) => DemoDay {
  let summerLeft = SUMMER.days
  return (day) => {
    if (summerLeft > 0 && SUMMER.months.includes(day.month) && random.chance(SUMMER.share)) {
      summerLeft -= 1
      return { punches: [], requests: [requestOn(habits, day, 'summer', 'day', '00:00', '24:00')] }
    }
    return workedOrOff(habits, day, random.weighted(DAYS_OFF), random)
  }
}

function workedOrOff(habits: Habits, day: Temporal.PlainDate, off: (typeof DAYS_OFF)[number][0], random: Random) {
  const annual = (...part: [unit: 'day' | 'half' | 'hours', from: string, until: string]) =>
    requestOn(habits, day, 'annual', ...part)
  if (off === 'day') return { punches: [], requests: [annual('day', '00:00', '24:00')] }
  const away = day.dayOfWeek === habits.away && random.chance(0.85)
  const leaves = {
    none: [],
    morning: [annual('half', '00:00', '12:00')],
    afternoon: [annual('half', '13:00', '24:00')],
    early: [annual('hours', clock(endOf(habits).subtract({ hours: 2 })), clock(endOf(habits)))],
  }[off]
  const isTelework = away && habits.place === 'home' && random.chance(0.96)
  const telework = isTelework ? [requestOn(habits, day, 'telework', 'day', '00:00', '24:00')] : []
  return { punches: punchesOn(habits, day, random, { off, away }), requests: [...leaves, ...telework] }
}

const endOf = ({ starts }: Habits) => starts.add(DAY)
const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })

/** @param until `24:00` for the end of the day */
function requestOn(
  { staffId }: Habits,
  day: Temporal.PlainDate,
  kind: string,
  unit: 'day' | 'half' | 'hours',
  from: string,
  until: string,
): RequestRow {
  const at = (time: string) =>
    (time === '24:00' ? day.add({ days: 1 }) : day)
      .toZonedDateTime({ timeZone: TOKYO, plainTime: time === '24:00' ? '00:00' : time })
      .toInstant()
  const asked = day.subtract({ weeks: 4 }).toZonedDateTime({ timeZone: TOKYO, plainTime: '11:20' }).toInstant()
  return {
    staff_id: staffId,
    kind,
    unit,
    from_at: at(from),
    until_at: at(until),
    reason: kind === 'telework' ? '資料の作成。内線は携帯電話に転送しています' : '',
    state: 'granted',
    asked_at: asked,
    settled_at: asked.add({ hours: 20 }),
  }
}

interface Shape {
  off: Exclude<(typeof DAYS_OFF)[number][0], 'day'>
  away: boolean
}

function punchesOn(habits: Habits, day: Temporal.PlainDate, random: Random, { off, away }: Shape): PunchRow[] {
  const at = (time: Temporal.PlainTime) => day.toZonedDateTime({ timeZone: TOKYO, plainTime: time }).toInstant()
  const begins = at(off === 'morning' ? Temporal.PlainTime.from('13:00') : habits.starts)
  const ends = off === 'early' ? endOf(habits).subtract({ hours: 2 }) : endOf(habits)
  const came = begins.subtract({ seconds: random.between(90, off === 'morning' ? 9 * 60 : 25 * 60) })
  const stay =
    off === 'none' || off === 'morning' ? Math.min(random.around(habits.staysOn, 0.8), LONGEST_STAY_MINUTES) : 4
  const left = at(off === 'afternoon' ? Temporal.PlainTime.from('12:00') : ends).add({ seconds: Math.round(stay * 60) })
  const punch = (kind: 'in' | 'out', at: Temporal.Instant): PunchRow => ({
    staff_id: habits.staffId,
    kind,
    at,
    place: away ? habits.place : 'main',
    site: away ? habits.site : null,
    source: 'page',
    client_key: `${kind} ${at.toString()}`,
  })
  const punches = [punch('in', came), punch('out', left)]
  const isForgotten = random.chance(0.006) && Temporal.PlainDate.compare(day, habits.forgetsSince) >= 0
  if (isForgotten) punches.splice(random.between(0, 1), 1)
  else if (random.chance(0.004)) punches.push(punch('in', came.add({ seconds: random.between(61, 300) })))
  return punches
}
