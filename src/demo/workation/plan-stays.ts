import type { Random } from '../random.ts'
import { COMPANIES, type DemoCompany } from './companies.ts'

/** Months that lie behind the demo town: its chart has a year, and the year before beside it. */
const MONTHS_BACK = 19

export interface Lodging {
  id: number
  units: number
  each: number
  price: number
}

/** A team that came: when, where it slept, and what it said afterwards. */
export interface PastStay {
  company: DemoCompany
  at: number
  people: number
  from: Temporal.PlainDate
  through: Temporal.PlainDate
  lodging: Lodging
  rooms: number
  /** Of those who booked, how many came. */
  came: number
  takesPart: boolean
  survey: { spend: number; satisfaction: number; again: 'yes' | 'perhaps' | 'no'; office: boolean } | undefined
}

/** Who came in the last months, in the order in which they came; no lodging has more than it has rooms. */
export function planStays(random: Random, today: Temporal.PlainDate, lodgings: readonly Lodging[]): PastStay[] {
  const teams = random.shuffled(
    COMPANIES.flatMap((company, at) => Array.from({ length: company.stays }, () => ({ company, at }))),
  )
  const first = today.subtract({ months: MONTHS_BACK })
  const step = (first.until(today).days - 14) / teams.length
  const freeFrom = new Map<number, Temporal.PlainDate>()
  return teams.flatMap(({ company, at }, index) => {
    const from = first.add({ days: Math.round(index * step) + random.between(0, 5) })
    const through = from.add({
      days: random.weighted([
        [2, 4],
        [3, 4],
        [4, 2],
        [6, 1],
      ]),
    })
    const people = Math.max(1, company.people + random.between(-1, 2))
    const fits = lodgings.filter(({ id, units, each }) => {
      const free = freeFrom.get(id)
      return units * each >= people && (!free || Temporal.PlainDate.compare(free, from) <= 0)
    })
    if (fits.length === 0) return []
    const lodging = random.pick(fits)
    freeFrom.set(lodging.id, through)
    const came = random.chance(0.05) ? 0 : random.chance(0.15) ? Math.max(1, people - 1) : people
    const answers = came > 0 && random.chance(0.7)
    const survey = {
      spend: came * random.between(3, 14) * 1000,
      satisfaction: random.weighted([
        [5, 6],
        [4, 5],
        [3, 2],
        [2, 1],
      ]),
      again: random.weighted([
        ['yes', 6],
        ['perhaps', 3],
        ['no', 1],
      ] as const),
      office: random.chance(0.25),
    }
    return [
      {
        company,
        at,
        people,
        from,
        through,
        lodging,
        rooms: Math.ceil(people / lodging.each),
        came,
        takesPart: random.chance(0.55),
        survey: answers ? survey : undefined,
      },
    ]
  })
}
