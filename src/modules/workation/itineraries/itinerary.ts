import { dateInTokyo } from '#lib/time/clock.ts'
import type { OfferKind } from '../offers/offer.ts'
import { UNIT_WORDS } from '../places/place.ts'

/** One line of a 行程: units of a place from a day to a day, or people at one date of a programme. */
export interface Item {
  id: number
  offerId: number
  kind: OfferKind
  name: string
  nameEn: string
  providerId: number
  provider: string
  providerEn: string
  /** Rooms or seats; of a programme, people. */
  units: number
  /** 定員 of one unit; one of a seat and of a programme. */
  peoplePerUnit: number
  /** Yen of one unit and day, night or person, as it was when it was proposed. */
  price: number
  /** Of a place, and the last day: of a lodging that of leaving. */
  from: Temporal.PlainDate | null
  through: Temporal.PlainDate | null
  /** How many days or nights of it are paid. */
  days: number
  /** Of a programme. */
  sessionId: number | null
  startsAt: Temporal.Instant | null
  minPeople: number | null
  /** All who have booked that date so far. */
  taken: number | null
  cancelledBecause: string | null
}

/** What is counted of it. */
export const unitOf = ({ kind }: Pick<Item, 'kind'>): string => (kind === 'programme' ? '人' : UNIT_WORDS[kind].unit)

/** 行程: a proposal for a team over several days and providers. */
export interface Itinerary {
  id: number
  stayId: number
  people: number
  /** To the firm, in its language. */
  words: string
  /** Nothing: it is a draft. */
  proposedAt: Temporal.Instant | null
  items: Item[]
}

export const priceOf = ({ units, price, days }: Pick<Item, 'units' | 'price' | 'days'>): number => units * price * days

/** Yen of all that is not cancelled. */
export const totalOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + (item.cancelledBecause ? 0 : priceOf(item)), 0)

/** From the first day on which anything is to the last. */
export function spanOf(
  items: readonly Pick<Item, 'from' | 'through' | 'startsAt'>[],
): [Temporal.PlainDate, Temporal.PlainDate] {
  const days = items
    .flatMap(({ from, through, startsAt }) => [from, through, startsAt && dateInTokyo(startsAt)])
    .filter((day) => day !== null)
    .sort(Temporal.PlainDate.compare)
  return [days[0]!, days.at(-1)!]
}

/** Nights of the team on which somebody sleeps somewhere, with how many beds it has. */
export function bedsByNight(items: readonly Item[]): Map<string, number> {
  const beds = new Map<string, number>()
  for (const { kind, from, through, units, peoplePerUnit } of items) {
    if (kind !== 'lodging' || !from || !through) continue
    for (let night = from; Temporal.PlainDate.compare(night, through) < 0; night = night.add({ days: 1 }))
      beds.set(String(night), (beds.get(String(night)) ?? 0) + units * peoplePerUnit)
  }
  return new Map([...beds].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** What does not fit the team: nights with too few beds, seats or places for more people than come. */
export function misfitsOf({ people, items }: Pick<Itinerary, 'people' | 'items'>): string[] {
  const nights = [...bedsByNight(items)].filter(([, beds]) => beds < people)
  const crowds = items.filter(({ kind, units }) => kind === 'programme' && units > people)
  return [
    ...nights.map(
      ([night, beds]) => `${inWords(night)}の夜は、${people}人に対してベッドが ${beds}人分しかありません。`,
    ),
    ...crowds.map(({ name, units }) => `「${name}」の ${units}人は、滞在の ${people}人より多くなっています。`),
  ]
}

const inWords = (day: string): string => {
  const { month, day: date } = Temporal.PlainDate.from(day)
  return `${month}月${date}日`
}

/** Nights between the first and the last day on which nobody has a bed, those that follow each other as one: told, and allowed. */
export function nightsWithout(items: readonly Item[]): string[] {
  if (items.length === 0) return []
  const [first, last] = spanOf(items)
  const beds = bedsByNight(items)
  const runs: [from: string, through: string][] = []
  for (let night = first; Temporal.PlainDate.compare(night, last) < 0; night = night.add({ days: 1 })) {
    if (beds.has(String(night))) continue
    const run = runs.at(-1)
    if (run?.[1] === String(night.subtract({ days: 1 }))) run[1] = String(night)
    else runs.push([String(night), String(night)])
  }
  return runs.map(([from, through]) => (from === through ? inWords(from) : `${inWords(from)}〜${inWords(through)}`))
}
