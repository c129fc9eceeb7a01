import { municipalHoliday } from '#kernel/calendar/office-calendar.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Correction } from '../corrections/correction.ts'
import { countedTimes, type OvertimeOrder } from '../overtime/order.ts'
import { stintsOn } from '../overtime/stints-on.ts'
import { minuteOf } from '../punches/moment.ts'
import type { Pair, PairedPunches } from '../punches/pair-punches.ts'
import type { Punch } from '../punches/punch.ts'
import { type DayLeave, leavesOf } from '../requests/day-leave.ts'
import { type DayRequest, reaches, TELEWORK } from '../requests/request.ts'
import { classifyDay, type ClassifiedDay } from '../rules/day/classify-day.ts'
import type { DayKind } from '../rules/day/day.ts'
import type { Span, Stint } from '../rules/day/span.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { dayKindOn } from './day-kind.ts'
import { correctionNote, NO_PUNCH, NO_TELEWORK, type Note, noteOf, notesOf, orderNote, requestNote } from './note.ts'
import { plannedDay, type Planning } from './planned-day.ts'

/** What the rows of somebody's book are made of. */
export interface BookSources extends Planning {
  readonly rules: RuleSet
  readonly paired: PairedPunches
  /** Asked for and granted. */
  readonly corrections: readonly Correction[]
  /** 休暇 and 在宅勤務, asked for and granted. */
  readonly requests: readonly DayRequest[]
  /** 時間外勤務命令, asked for, given and confirmed. */
  readonly orders: readonly OvertimeOrder[]
  readonly today: Temporal.PlainDate
}

/** One row of the book. */
export interface BookDay {
  readonly on: Temporal.PlainDate
  readonly kind: DayKind
  /** 勤労感謝の日, 年末年始. */
  readonly holiday: string | undefined
  readonly isEmployed: boolean
  readonly isOver: boolean
  /** The hours that are to be worked; none on days off and holidays. */
  readonly planned: Stint | undefined
  readonly pairs: readonly Pair[]
  readonly open: Punch | undefined
  readonly leaves: readonly DayLeave[]
  /** Overtime that begins on this day. */
  readonly orders: readonly OvertimeOrder[]
  readonly classified: ClassifiedDay
  /** Neither worked nor on leave, in minutes; 0 where a punch is missing, since nobody knows yet. */
  readonly absent: number
  /** Whether a correction of it is being decided. */
  readonly isAsked: boolean
  readonly notes: readonly Note[]
}

/** 欠勤, once nobody asks any more whether a punch is missing: neither worked nor on leave on a day that is over. Minutes. */
export const absentAtClosing = ({ planned, isOver, classified }: BookDay): number =>
  planned && isOver ? classified.absent : 0

/** Two punches within one minute are a pair, but no time. */
const worked = (pairs: readonly Pair[]): Span[] =>
  pairs
    .map((pair) => ({ from: minuteOf(pair.in.at), until: minuteOf(pair.out.at) }))
    .filter(({ from, until }) => !from.equals(until))

const pairsByDay = new WeakMap<PairedPunches, Map<string, Pair[]>>()

/** By the day on which they began; found once, since a month asks day by day. */
function pairsOf(paired: PairedPunches): Map<string, Pair[]> {
  const known = pairsByDay.get(paired) ?? Map.groupBy(paired.pairs, (pair) => dateInTokyo(pair.in.at).toString())
  pairsByDay.set(paired, known)
  return known
}

export function bookDay(sources: BookSources, on: Temporal.PlainDate): BookDay {
  const { rules, calendar, paired, today } = sources
  const isOfDay = (punch: Punch | undefined) => punch !== undefined && dateInTokyo(punch.at).equals(on)
  const { kind, isEmployed, duty, planned } = plannedDay(rules, sources, on)
  const pairs = pairsOf(paired).get(on.toString()) ?? []
  const open = isOfDay(paired.open) ? paired.open : undefined
  const requests = sources.requests.filter((request) => reaches(request, on))
  const leaves = planned ? leavesOf(planned, requests) : []
  const classified = classifyDay(rules, {
    on,
    kind,
    next: dayKindOn(calendar, on.add({ days: 1 })),
    duty,
    worked: worked(pairs),
    orders: stintsOn(sources.orders, on),
    leaves: leaves.map(({ span }) => span),
    shortTime: false,
  })
  const isAtHome = [...pairs.map((pair) => pair.in), ...(open ? [open] : [])].some(({ place }) => place === 'home')
  const findings = paired.findings.filter(({ punches }) => isOfDay(punches[0])).map(noteOf)
  const corrections = sources.corrections.filter((correction) => correction.on.equals(on))
  const orders = sources.orders.filter((order) => dateInTokyo(countedTimes(order).from).equals(on))
  const isOver = Temporal.PlainDate.compare(on, today) < 0
  const isWhole = isOver && !open && !findings.some(({ tone }) => tone === 'warning')
  const isMissing = isWhole && planned !== undefined && pairs.length === 0 && classified.absent > 0
  return {
    on,
    kind,
    holiday: municipalHoliday(calendar, on),
    isEmployed,
    isOver,
    planned,
    pairs,
    open,
    leaves,
    orders,
    classified,
    absent: isWhole && !isMissing ? classified.absent : 0,
    isAsked: [...corrections, ...requests].some(({ state }) => state === 'asked'),
    notes: [
      ...corrections.map(correctionNote),
      ...(planned ? requests.map((request) => requestNote(rules, request)) : []),
      ...orders.map(orderNote),
      ...(isAtHome && !requests.some(({ kind }) => kind === TELEWORK) ? [NO_TELEWORK] : []),
      ...findings,
      ...(isMissing ? [NO_PUNCH] : isWhole ? notesOf(classified, orders) : []),
    ],
  }
}
