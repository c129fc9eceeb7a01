import type { Mistake } from '#lib/refusal.ts'
import { wholeNumber } from '#lib/text/whole-number.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import type { Language } from '../language.ts'
import { PLACE_KINDS, type PlaceKind } from '../offers/offer.ts'

/** What somebody looks for, as the address of the list says it. */
export interface Filters {
  kind?: PlaceKind
  people?: number
  down?: number
  power?: number
  price?: number
  /** Minutes from Haneda, and from the motorway. */
  air?: number
  road?: number
  from?: Temporal.PlainDate
  through?: Temporal.PlainDate
}

export const FILTER_FIELDS = ['kind', 'people', 'down', 'power', 'price', 'air', 'road', 'from', 'through'] as const
export type FilterField = (typeof FILTER_FIELDS)[number]

const RANGES: Record<'people' | 'down' | 'power' | 'price' | 'air' | 'road', [least: number, most: number]> = {
  people: [1, 500],
  down: [1, 10_000],
  power: [1, 2000],
  price: [0, 10_000_000],
  air: [1, 1440],
  road: [1, 1440],
}

/** Days that can be looked through at once. */
const MOST_DAYS = 60

const WRONG: Record<Language, Record<FilterField | 'order' | 'long', string>> = {
  ja: {
    kind: '種類は、一覧から選んでください。',
    people: '人数は、1 から 500 までの数で入力してください。',
    down: '下りの速さは、1 から 10,000 までの数で入力してください。',
    power: '電源の数は、1 から 2,000 までの数で入力してください。',
    price: '料金は、0 から 10,000,000 までの数で入力してください。',
    air: '羽田空港からの時間は、1 から 1,440 までの数で入力してください。',
    road: '高速道路の出口からの時間は、1 から 1,440 までの数で入力してください。',
    from: '着く日を、日付で入力してください。',
    through: '発つ日を、日付で入力してください。',
    order: '発つ日は、着く日と同じか後にしてください。',
    long: `日程は ${MOST_DAYS} 日までにしてください。`,
  },
  en: {
    kind: 'Choose the kind from the list.',
    people: 'Enter the number of people, from 1 to 500.',
    down: 'Enter the download speed, from 1 to 10,000.',
    power: 'Enter the number of sockets, from 1 to 2,000.',
    price: 'Enter the price, from 0 to 10,000,000.',
    air: 'Enter the minutes from Haneda, from 1 to 1,440.',
    road: 'Enter the minutes from the motorway, from 1 to 1,440.',
    from: 'Enter the day of arrival.',
    through: 'Enter the day of departure.',
    order: 'The day of departure must not be before the day of arrival.',
    long: `Look for ${MOST_DAYS} days at most.`,
  },
}

export interface ReadFilters {
  filters: Filters
  typed: Record<FilterField, string>
  mistakes: Mistake[]
}

/** Reads the address of a list. A filter that is wrong is told and left out; the list stands without it. */
export function readFilters(query: URLSearchParams, language: Language): ReadFilters {
  const words = WRONG[language]
  const typed = Object.fromEntries(
    FILTER_FIELDS.map((field) => [field, (query.get(field) ?? '').trim().slice(0, 40)]),
  ) as Record<FilterField, string>
  const mistakes: Mistake[] = []
  const read = <T>(field: FilterField, value: T | undefined): T | undefined => {
    if (typed[field] && value === undefined) mistakes.push({ field, message: words[field] })
    return value
  }
  const number = (field: keyof typeof RANGES) => read(field, wholeNumber(typed[field], ...RANGES[field]))
  const filters: Filters = {
    kind: read('kind', Object.hasOwn(PLACE_KINDS, typed.kind) ? (typed.kind as PlaceKind) : undefined),
    people: number('people'),
    down: number('down'),
    power: number('power'),
    price: number('price'),
    air: number('air'),
    road: number('road'),
    ...readDays(read('from', typedDate(typed.from)), read('through', typedDate(typed.through))),
  }
  return { filters, typed, mistakes }

  /** One of them alone is that one day. */
  function readDays(one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined) {
    const [from, through] = [one ?? other, other ?? one]
    if (!from || !through) return {}
    const { days } = from.until(through)
    if (days < 0) mistakes.push({ field: 'through', message: words.order })
    else if (days > MOST_DAYS) mistakes.push({ field: 'through', message: words.long })
    else return { from, through }
    return {}
  }
}
