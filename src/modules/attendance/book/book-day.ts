import { municipalHoliday, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { holdsOn, type Period } from '#kernel/organization/period.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Correction } from '../corrections/correction.ts'
import { minuteOf } from '../punches/moment.ts'
import type { Pair, PairedPunches } from '../punches/pair-punches.ts'
import type { Punch } from '../punches/punch.ts'
import { classifyDay, type ClassifiedDay } from '../rules/day/classify-day.ts'
import type { DayKind } from '../rules/day/day.ts'
import type { Span, Stint } from '../rules/day/span.ts'
import { staggeredDuty } from '../rules/day/staggered-duty.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { dayKindOn } from './day-kind.ts'
import { correctionNote, NO_PUNCH, type Note, noteOf, notesOf } from './note.ts'

/** 勤務時間の割振り of one person for a time. */
export interface WorkPattern extends Period {
  readonly starts: Temporal.PlainTime
}

/** What the rows of somebody's book are made of. */
export interface BookSources {
  readonly rules: RuleSet
  readonly calendar: OfficeCalendar
  readonly employed: readonly Period[]
  readonly patterns: readonly WorkPattern[]
  readonly paired: PairedPunches
  /** Asked for and granted. */
  readonly corrections: readonly Correction[]
  /** Granted, as far as they reach; a whole day from midnight to midnight. */
  readonly leaves: readonly Span[]
  /** 時間外勤務命令 that were given, each of the day on which it begins. */
  readonly orders: readonly Stint[]
  readonly today: Temporal.PlainDate
}

/** One row of the book. */
export interface BookDay {
  readonly on: Temporal.PlainDate
  readonly kind: DayKind
  /** 勤労感謝の日, 年末年始. */
  readonly holiday: string | undefined
  readonly isEmployed: boolean
  /** The hours that are to be worked; none on days off and holidays. */
  readonly planned: Stint | undefined
  readonly pairs: readonly Pair[]
  readonly open: Punch | undefined
  readonly classified: ClassifiedDay
  /** Neither worked nor on leave, in minutes; 0 where a punch is missing, since nobody knows yet. */
  readonly absent: number
  /** Whether a correction of it is being decided. */
  readonly isAsked: boolean
  readonly notes: readonly Note[]
}

/** Who has no pattern begins as most town halls open. */
const STANDARD_START = '08:30'

const startOn = (patterns: readonly WorkPattern[], on: Temporal.PlainDate): string =>
  patterns.find((pattern) => holdsOn(pattern, on))?.starts.toString({ smallestUnit: 'minute' }) ?? STANDARD_START

/** Two punches within one minute are a pair, but no time. */
const worked = (pairs: readonly Pair[]): Span[] =>
  pairs
    .map((pair) => ({ from: minuteOf(pair.in.at), until: minuteOf(pair.out.at) }))
    .filter(({ from, until }) => !from.equals(until))

const later = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) =>
  Temporal.PlainDateTime.compare(a, b) > 0 ? a : b
const earlier = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) => (later(a, b) === a ? b : a)

/** Leave is from duty: what of it reaches beyond needs none. */
export const leavesWithin = (duty: Stint, leaves: readonly Span[]): Span[] =>
  leaves
    .map(({ from, until }) => ({ from: later(from, duty.from), until: earlier(until, duty.until) }))
    .filter(({ from, until }) => Temporal.PlainDateTime.compare(from, until) < 0)

export function bookDay(sources: BookSources, on: Temporal.PlainDate): BookDay {
  const { rules, calendar, paired, today } = sources
  const isOfDay = (punch: Punch | undefined) => punch !== undefined && dateInTokyo(punch.at).equals(on)
  const kind = dayKindOn(calendar, on)
  const isEmployed = sources.employed.some((period) => holdsOn(period, on))
  const duty =
    kind === 'weeklyDayOff' || !isEmployed ? undefined : staggeredDuty(rules, on, startOn(sources.patterns, on))
  const pairs = paired.pairs.filter((pair) => isOfDay(pair.in))
  const open = isOfDay(paired.open) ? paired.open : undefined
  const classified = classifyDay(rules, {
    on,
    kind,
    next: dayKindOn(calendar, on.add({ days: 1 })),
    duty,
    worked: worked(pairs),
    orders: sources.orders.filter(({ from }) => from.toPlainDate().equals(on)),
    leaves: duty ? leavesWithin(duty, sources.leaves) : [],
    shortTime: false,
  })
  const findings = paired.findings.filter(({ punches }) => isOfDay(punches[0])).map(noteOf)
  const corrections = sources.corrections.filter((correction) => correction.on.equals(on))
  const isOver = Temporal.PlainDate.compare(on, today) < 0
  const isWhole = isOver && !open && !findings.some(({ tone }) => tone === 'warning')
  const isMissing = isWhole && kind === 'workday' && isEmployed && pairs.length === 0
  return {
    on,
    kind,
    holiday: municipalHoliday(calendar, on),
    isEmployed,
    planned: kind === 'workday' ? duty : undefined,
    pairs,
    open,
    classified,
    absent: isWhole && !isMissing ? classified.absent : 0,
    isAsked: corrections.some(({ state }) => state === 'asked'),
    notes: [
      ...corrections.map(correctionNote),
      ...findings,
      ...(isMissing ? [NO_PUNCH] : isWhole ? notesOf(classified) : []),
    ],
  }
}
