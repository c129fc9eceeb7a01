import fc from 'fast-check'
import { national } from '../rule-set/national.ts'
import { DAY_KINDS, type Day, type DayKind } from './day.ts'
import { momentOf, type Span, type Stint } from './span.ts'
import { staggeredDuty, startTimes } from './staggered-duty.ts'

/** Spans that do not overlap, begun within the day. */
const anySpans = (on: Temporal.PlainDate): fc.Arbitrary<Span[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 0, maxLength: 6 }).chain((minutes) =>
    fc.integer({ min: 1, max: 1200 }).map((longer) => {
      const edges = minutes.toSorted((a, b) => a - b)
      const pairs = Array.from({ length: edges.length / 2 }, (_, at) => [edges[2 * at]!, edges[2 * at + 1]!] as const)
      return pairs.map(([from, until], at) => ({
        from: momentOf(on, from),
        until: momentOf(on, at === pairs.length - 1 ? from + longer : until),
      }))
    }),
  )

const withoutBreaks = (spans: readonly Span[]): Stint[] => spans.map((span) => ({ ...span, breaks: [] }))

/** Every kind of day that can be, on a date of November 2026. */
export const anyDay: fc.Arbitrary<Day> = fc
  .record({
    on: fc.integer({ min: 1, max: 30 }).map((day) => Temporal.PlainDate.from({ year: 2026, month: 11, day })),
    kind: fc.constantFrom(...(Object.keys(DAY_KINDS) as DayKind[])),
    next: fc.constantFrom(...(Object.keys(DAY_KINDS) as DayKind[])),
    start: fc.constantFrom(...startTimes(national)),
    shortTime: fc.boolean(),
  })
  .chain(({ on, kind, next, start, shortTime }) =>
    fc.record({ worked: anySpans(on), orders: anySpans(on) }).map(({ worked, orders }) => ({
      on,
      kind,
      next,
      shortTime,
      duty: kind === 'weeklyDayOff' ? undefined : staggeredDuty(national, on, start),
      worked,
      orders: withoutBreaks(orders),
      leaves: [],
    })),
  )

/** The same spans, one of them cut in two where that can be done. */
export const cutOne = <Piece extends Span>(spans: readonly Piece[], seed: number): Piece[] =>
  spans.flatMap((span, at) => {
    const length = span.from.until(span.until, { largestUnit: 'minutes' }).minutes
    if (at !== seed % spans.length || length < 2) return [span]
    const middle = span.from.add({ minutes: 1 + (seed % (length - 1)) })
    const cut = [
      { ...span, until: middle },
      { ...span, from: middle },
    ]
    // what would begin on the next day belongs to that day
    return middle.toPlainDate().equals(span.from.toPlainDate()) ? cut : [span]
  })
