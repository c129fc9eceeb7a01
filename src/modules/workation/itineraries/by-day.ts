import { dateInTokyo } from '#lib/time/clock.ts'
import { type Item, spanOf } from './itinerary.ts'

export type Part = 'arrive' | 'stay' | 'leave' | 'work' | 'programme'

export interface Day {
  /** Days since the first one. */
  at: number
  on: Temporal.PlainDate
  /** In the order of the day: leaving, working, programmes by their hour, arriving. */
  parts: { part: Part; item: Item }[]
}

const ORDER: Part[] = ['leave', 'work', 'programme', 'stay', 'arrive']

function partOn(item: Item, on: Temporal.PlainDate): Part | undefined {
  const { kind, from, through, startsAt } = item
  if (startsAt) return dateInTokyo(startsAt).equals(on) ? 'programme' : undefined
  if (!from || !through) return undefined
  if (Temporal.PlainDate.compare(on, from) < 0 || Temporal.PlainDate.compare(on, through) > 0) return undefined
  if (kind !== 'lodging') return 'work'
  if (on.equals(from)) return 'arrive'
  return on.equals(through) ? 'leave' : 'stay'
}

/** 行程 as one lives it, from the first day to the last; days on which nothing is are left out. */
export function byDay(items: readonly Item[]): Day[] {
  if (items.length === 0) return []
  const [first, last] = spanOf(items)
  const days = Array.from({ length: first.until(last).days + 1 }, (_, at) => {
    const on = first.add({ days: at })
    const parts = items.flatMap((item) => {
      const part = partOn(item, on)
      return part ? [{ part, item }] : []
    })
    const minute = ({ item: { startsAt } }: (typeof parts)[number]) => startsAt?.epochMilliseconds ?? 0
    parts.sort((one, other) => ORDER.indexOf(one.part) - ORDER.indexOf(other.part) || minute(one) - minute(other))
    return { at, on, parts }
  })
  return days.filter(({ parts }) => parts.length > 0)
}
