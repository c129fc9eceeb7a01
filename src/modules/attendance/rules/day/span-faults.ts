import type { Fault } from '../fault.ts'
import { within } from '../fault.ts'
import { firstOverlap, isInside, MINUTES_A_DAY, minutesOf, type Span, type Stint } from './span.ts'

type Date = Temporal.PlainDate

const hasSeconds = ({ from, until }: Span) =>
  [from, until].some((time) => time.second + time.millisecond + time.microsecond + time.nanosecond > 0)

/** A span by itself: forwards, and begun on its day. */
function faultsOfSpan(on: Date, name: string, span: Span): Fault[] {
  if (hasSeconds(span)) return [{ field: name, reason: '分までの時刻にしてください' }]
  const [from, until] = minutesOf(on, span)
  if (from >= until) return [{ field: `${name}.until`, reason: '終わりが始まりより後ではありません' }]
  if (from < 0 || from >= MINUTES_A_DAY) return [{ field: `${name}.from`, reason: `${on} に始まっていません` }]
  return until > 2 * MINUTES_A_DAY ? [{ field: `${name}.until`, reason: '翌日の24時を過ぎています' }] : []
}

function faultsOfOverlap(on: Date, name: string, spans: readonly Span[]): Fault[] {
  const at = firstOverlap(spans.map((span) => minutesOf(on, span)))
  return at === undefined ? [] : [{ field: `${name}[${at}]`, reason: 'ほかのものと時間が重なっています' }]
}

const orOverlap = (faults: Fault[], on: Date, name: string, spans: readonly Span[]) =>
  faults.length > 0 ? faults : faultsOfOverlap(on, name, spans)

export function faultsOfSpans(on: Date, name: string, spans: readonly Span[]): Fault[] {
  const each = spans.flatMap((span, at) => faultsOfSpan(on, `${name}[${at}]`, span))
  return orOverlap(each, on, name, spans)
}

/** Its breaks lie within it, after midnight too, and apart from each other. */
export function faultsOfStint(on: Date, name: string, stint: Stint): Fault[] {
  const own = faultsOfSpan(on, name, stint)
  if (own.length > 0) return own
  const outside = stint.breaks.flatMap((pause, at): Fault[] => {
    const [from, until] = minutesOf(on, pause)
    const isRight = !hasSeconds(pause) && from < until && isInside([from, until], minutesOf(on, stint))
    return isRight ? [] : [{ field: `breaks[${at}]`, reason: '勤務の時間の中にありません' }]
  })
  return within(name, orOverlap(outside, on, 'breaks', stint.breaks))
}

export function faultsOfStints(on: Date, name: string, stints: readonly Stint[]): Fault[] {
  const each = stints.flatMap((stint, at) => faultsOfStint(on, `${name}[${at}]`, stint))
  return orOverlap(each, on, name, stints)
}
