/** From one minute until just before another, in Japanese time; whole minutes. */
export interface Span {
  readonly from: Temporal.PlainDateTime
  readonly until: Temporal.PlainDateTime
}

/** A time at work that was arranged beforehand, scheduled or ordered. */
export interface Stint extends Span {
  readonly breaks: readonly Span[]
}

/** Minutes since the midnight with which a day began: 25:30 is 1530. */
export type Minutes = readonly [from: number, until: number]

export const MINUTES_A_DAY = 24 * 60

// Japan has had no summer time since 1951, so that local times are as far apart as they look.
const minuteOf = (on: Temporal.PlainDate, time: Temporal.PlainDateTime): number =>
  (dayNumber(time) - dayNumber(on)) * MINUTES_A_DAY + time.hour * 60 + time.minute

// In whole numbers: a month of ten thousand people asks this a hundred million times.
const dayNumber = ({ year, month, day }: Pick<Temporal.PlainDate, 'year' | 'month' | 'day'>): number =>
  Date.UTC(year, month - 1, day) / 86_400_000

export const minutesOf = (on: Temporal.PlainDate, { from, until }: Span): Minutes => [
  minuteOf(on, from),
  minuteOf(on, until),
]

export const momentOf = (on: Temporal.PlainDate, minute: number): Temporal.PlainDateTime =>
  on.toPlainDateTime().add({ minutes: minute })

export const lengthOf = ([from, until]: Minutes): number => until - from

/** 休憩時間を除いた時間 */
export const netMinutes = (stint: Stint): number =>
  stint.breaks.reduce(
    (net, pause) => net - lengthOf(minutesOf(stint.from.toPlainDate(), pause)),
    lengthOf(minutesOf(stint.from.toPlainDate(), stint)),
  )

export const holds = ([from, until]: Minutes, minute: number): boolean => from <= minute && minute < until

export const isInside = ([from, until]: Minutes, [outerFrom, outerUntil]: Minutes): boolean =>
  outerFrom <= from && until <= outerUntil

/** The place in the list of the first that begins before an earlier one has ended. */
export function firstOverlap(spans: readonly Minutes[]): number | undefined {
  const inOrder = spans.map((span, at) => ({ span, at })).toSorted((a, b) => a.span[0] - b.span[0])
  return inOrder.find(({ span }, place) => place > 0 && span[0] < inOrder[place - 1]!.span[1])?.at
}
