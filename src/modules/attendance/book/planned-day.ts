import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { holdsOn, type Period } from '#kernel/organization/period.ts'
import type { DayKind } from '../rules/day/day.ts'
import type { Stint } from '../rules/day/span.ts'
import { staggeredDuty } from '../rules/day/staggered-duty.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'
import { dayKindOn } from './day-kind.ts'

/** 勤務時間の割振り of one person for a time. */
export interface WorkPattern extends Period {
  readonly starts: Temporal.PlainTime
}

/** When somebody is to work. */
export interface Planning {
  readonly calendar: OfficeCalendar
  readonly employed: readonly Period[]
  readonly patterns: readonly WorkPattern[]
}

export interface PlannedDay {
  readonly kind: DayKind
  readonly isEmployed: boolean
  /** 正規の勤務時間, on a holiday too. */
  readonly duty: Stint | undefined
  /** The hours that are to be worked; none on days off and holidays. */
  readonly planned: Stint | undefined
}

/** Who has no pattern begins as most town halls open. */
const STANDARD_START = '08:30'

const startOn = (patterns: readonly WorkPattern[], on: Temporal.PlainDate): string =>
  patterns.find((pattern) => holdsOn(pattern, on))?.starts.toString({ smallestUnit: 'minute' }) ?? STANDARD_START

export function plannedDay(
  rules: RuleSet,
  { calendar, employed, patterns }: Planning,
  on: Temporal.PlainDate,
): PlannedDay {
  const kind = dayKindOn(calendar, on)
  const isEmployed = employed.some((period) => holdsOn(period, on))
  const isOff = kind === 'weeklyDayOff' || !isEmployed
  const duty = isOff ? undefined : staggeredDuty(rules, on, startOn(patterns, on))
  return { kind, isEmployed, duty, planned: kind === 'workday' ? duty : undefined }
}
