import { TOKYO } from '#lib/time/clock.ts'
import { lengthOf, minutesOf, netMinutes, type Span, type Stint } from '../rules/day/span.ts'
import { type DayRequest, TELEWORK } from './request.ts'

/** What a granted leave takes of the hours of one day; `minutes` without the break. */
export interface DayLeave {
  readonly kind: string
  readonly span: Span
  readonly minutes: number
}

const later = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) =>
  Temporal.PlainDateTime.compare(a, b) > 0 ? a : b
const earlier = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) =>
  Temporal.PlainDateTime.compare(a, b) < 0 ? a : b

/** The part of one span that lies within another. */
export function within(outer: Span, { from, until }: Span): Span | undefined {
  const span = { from: later(from, outer.from), until: earlier(until, outer.until) }
  return Temporal.PlainDateTime.compare(span.from, span.until) < 0 ? span : undefined
}

const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(TOKYO).toPlainDateTime()

/** What a time is of somebody's hours on a day: leave is from duty, and what reaches beyond needs none. */
export function partOfDuty(duty: Stint, { from, until }: Pick<DayRequest, 'from' | 'until'>): Stint | undefined {
  const span = within(duty, { from: local(from), until: local(until) })
  return span && { ...span, breaks: duty.breaks.flatMap((pause) => within(span, pause) ?? []) }
}

/** Without the break; nothing where only the break is meant. */
export const minutesWithin = (duty: Stint, times: Pick<DayRequest, 'from' | 'until'>): number => {
  const part = partOfDuty(duty, times)
  return part ? netMinutes(part) : 0
}

export const leavesOf = (duty: Stint, requests: readonly DayRequest[]): DayLeave[] =>
  requests
    .filter(({ kind, state }) => kind !== TELEWORK && state === 'granted')
    .flatMap(({ kind, from, until }) => {
      const part = partOfDuty(duty, { from, until })
      return part ? { kind, span: { from: part.from, until: part.until }, minutes: netMinutes(part) } : []
    })
    .filter(({ span }) => lengthOf(minutesOf(duty.from.toPlainDate(), span)) > 0)
