import { minuteOf } from '../../punches/moment.ts'
import type { Pair } from '../../punches/pair-punches.ts'
import { type Between, overlap, type Times } from '../order.ts'
import { TOKYO } from '#lib/time/clock.ts'

const compare = Temporal.Instant.compare
const later = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) > 0 ? a : b)
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) < 0 ? a : b)

const wholeMinute = (at: Temporal.Instant): Temporal.Instant => minuteOf(at).toZonedDateTime(TOKYO).toInstant()

/** Punches as attendance counts them: whole minutes, a pair without any of them left out. */
export const workedOf = (pairs: readonly Pair[]): Between[] =>
  pairs
    .map((pair) => ({ from: wholeMinute(pair.in.at), until: wholeMinute(pair.out.at) }))
    .filter(({ from, until }) => compare(from, until) < 0)

/** What of a time remains when others are taken out of it. */
function without(times: readonly Between[], taken: Between): Between[] {
  return times.flatMap((one) =>
    overlap(one, taken)
      ? [
          { from: one.from, until: earlier(one.until, taken.from) },
          { from: later(one.from, taken.until), until: one.until },
        ].filter(({ from, until }) => compare(from, until) < 0)
      : [one],
  )
}

/** The parts of a time, besides its break, in which nobody was there by the punches. */
export const unworked = ({ from, until, rest }: Times, worked: readonly Between[]): Between[] =>
  [...(rest ? [rest] : []), ...worked].reduce<Between[]>(without, [{ from, until }])

/**
 * 命令と打刻の重なり: what is proposed to be confirmed. The break is the one that was ordered; where there was none, the time during which
 * one was away.
 * @param worked in order. @returns undefined where nothing of the order was worked
 */
export function doneOf(ordered: Times, worked: readonly Between[]): Times | undefined {
  const within = worked.filter((one) => overlap(one, ordered))
  const [first, last] = [within[0], within.at(-1)]
  if (!first || !last) return undefined
  const span = { from: later(first.from, ordered.from), until: earlier(last.until, ordered.until) }
  const isInside = (rest: Between) => compare(span.from, rest.from) < 0 && compare(rest.until, span.until) < 0
  const rest = ordered.rest ?? unworked({ ...span, rest: undefined }, worked)[0]
  return { ...span, rest: rest && isInside(rest) ? rest : undefined }
}
