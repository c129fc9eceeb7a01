// Solr's way to say when: 2026-01-01T00:00:00Z, NOW, and what is reckoned from them: NOW/DAY-7DAYS.

const UNITS = {
  YEAR: 'year',
  MONTH: 'month',
  DAY: 'day',
  DATE: 'day',
  HOUR: 'hour',
  MINUTE: 'minute',
  SECOND: 'second',
  MILLI: 'millisecond',
  MILLISECOND: 'millisecond',
} as const

const MOMENT =
  /^(?:NOW|(?<instant>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z))(?<steps>(?:[+-]\d{1,4}[A-Z]+|\/[A-Z]+)*)$/
const STEP = /(?:(?<sign>[+-])(?<count>\d+)|\/)(?<unit>[A-Z]+)/g

type Moment = Temporal.ZonedDateTime

const roundedDown = (at: Moment, unit: (typeof UNITS)[keyof typeof UNITS]): Moment => {
  if (unit === 'year') return at.with({ month: 1, day: 1 }).startOfDay()
  if (unit === 'month') return at.with({ day: 1 }).startOfDay()
  return at.round({ smallestUnit: unit, roundingMode: 'floor' })
}

function stepped(at: Moment, { sign, count, unit }: Record<string, string | undefined>): Moment | undefined {
  const name = unit!.replace(/S$/, '')
  if (!Object.hasOwn(UNITS, name)) return undefined
  const known = UNITS[name as keyof typeof UNITS]
  return sign ? at.add({ [`${known}s`]: Number(`${sign}${count}`) }) : roundedDown(at, known)
}

/** @returns undefined of what is no moment, or of one that no calendar of ours has. */
export function momentOf(text: string, now: Temporal.Instant): Temporal.Instant | undefined {
  const { instant, steps } = MOMENT.exec(text)?.groups ?? {}
  if (steps === undefined) return undefined
  try {
    let at: Moment | undefined = (instant ? Temporal.Instant.from(instant) : now).toZonedDateTimeISO('UTC')
    for (const { groups } of steps.matchAll(STEP)) at = at && stepped(at, groups!)
    return at && at.year >= 1 && at.year <= 9999 ? at.toInstant() : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined // 2026-02-30, or ten thousand years from there
    throw error
  }
}
