import { TELEWORK } from '../requests/request.ts'
import { takenBy } from '../requests/taken.ts'
import type { LeaveTaken } from '../rules/leave/leave-year.ts'
import type { Segment } from '../rules/day/classify-day.ts'
import { WORK_CLASSES, type WorkClass } from '../rules/day/work-classes.ts'
import type { RuleId } from '../rules/rule-set/rule-set.ts'
import { type BookDay, bookDay, type BookSources } from './book-day.ts'

/** What a month came to in one class, and the segments and rules that made it. Minutes. */
export interface BookTotal {
  readonly workClass: WorkClass
  readonly title: string
  readonly minutes: number
  readonly segments: readonly Segment[]
  readonly rules: readonly RuleId[]
}

/** 出勤簿: a month of one person, a row a day. */
export interface AttendanceBook {
  readonly month: Temporal.PlainYearMonth
  readonly days: readonly BookDay[]
  readonly workdays: number
  readonly daysWorked: number
  /** 割り振られた正規の勤務時間 of the workdays, in minutes. */
  readonly scheduled: number
  readonly absent: number
  /** 休暇 by kind, in minutes of duty that it took, in the order in which they were first taken: what pay is counted by. */
  readonly leaves: readonly { readonly kind: string; readonly minutes: number }[]
  /** The same as 休暇簿 counts it, in days and half days. */
  readonly taken: readonly { readonly kind: string; readonly taken: readonly LeaveTaken[] }[]
  readonly totals: readonly BookTotal[]
}

function totalOf(workClass: WorkClass, all: readonly Segment[]): BookTotal {
  const segments = all.filter((segment) => segment.workClass === workClass)
  return {
    workClass,
    title: WORK_CLASSES[workClass].title,
    minutes: segments.reduce((sum, { minutes }) => sum + minutes, 0),
    segments,
    rules: [...new Set(segments.flatMap(({ rules }) => rules))],
  }
}

function takenIn(sources: BookSources, month: Temporal.PlainYearMonth): AttendanceBook['taken'] {
  const granted = sources.requests.filter(({ kind, state }) => kind !== TELEWORK && state === 'granted')
  return [...Map.groupBy(granted, ({ kind }) => kind)]
    .map(([kind, requests]) => ({
      kind,
      taken: requests
        .flatMap((request) => takenBy(() => sources.rules, sources, request))
        .filter(({ on }) => on.toPlainYearMonth().equals(month)),
    }))
    .filter(({ taken }) => taken.length > 0)
}

export function bookOf(sources: BookSources, month: Temporal.PlainYearMonth): AttendanceBook {
  const days = Array.from({ length: month.daysInMonth }, (_, at) =>
    bookDay(sources, month.toPlainDate({ day: at + 1 })),
  )
  const segments = days.flatMap(({ classified }) => classified.segments)
  const leaves = days.flatMap((day) => day.leaves)
  const planned = days.filter(({ planned }) => planned)
  return {
    month,
    days,
    workdays: planned.length,
    daysWorked: days.filter(({ pairs }) => pairs.length > 0).length,
    scheduled: planned.reduce((sum, { classified }) => sum + classified.scheduled, 0),
    absent: days.reduce((sum, day) => sum + day.absent, 0),
    leaves: [...Map.groupBy(leaves, ({ kind }) => kind)].map(([kind, taken]) => ({
      kind,
      minutes: taken.reduce((sum, { minutes }) => sum + minutes, 0),
    })),
    taken: takenIn(sources, month),
    totals: (Object.keys(WORK_CLASSES) as WorkClass[])
      .map((workClass) => totalOf(workClass, segments))
      .filter(({ minutes }) => minutes > 0),
  }
}

const AT_WORK = (workClass: WorkClass) => workClass !== 'break' && workClass !== 'unordered' && workClass !== 'leave'

/** 勤務した時間 of a day in minutes: without breaks, and without what nobody ordered. */
export const minutesWorked = ({ classified }: BookDay): number =>
  classified.segments.filter(({ workClass }) => AT_WORK(workClass)).reduce((sum, { minutes }) => sum + minutes, 0)
