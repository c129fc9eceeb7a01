import type { Segment } from '../day/classify-day.ts'
import { isOvertime, type OvertimeClass, type PayLine, percentOf } from '../day/work-classes.ts'
import type { RuleSet } from '../rule-set/rule-set.ts'

/** Overtime of one date, before or beyond the 60 hours of its month. */
export interface CountedSegment extends Segment {
  readonly isBeyond: boolean
}

const SUNDAY = 7

const counts = ({ sixtyHours }: RuleSet, { workClass, from }: Segment): boolean =>
  isOvertime(workClass) && (sixtyHours.countsSundays || !(workClass.startsWith('dayOff') && from.dayOfWeek === SUNDAY))

/**
 * 60時間超: parts the overtime of a month, in the order in which it was worked, where its 60th hour ends. Where a town does not
 * count Sundays, overtime of a weekly day off that is one keeps its own rate and leaves the count as it is.
 */
export function partedAtSixty(rules: RuleSet, segments: readonly Segment[]): CountedSegment[] {
  let left = rules.sixtyHours.minutes
  const inOrder = segments.toSorted((a, b) => Temporal.PlainDateTime.compare(a.from, b.from))
  return inOrder.flatMap((segment) => {
    if (!counts(rules, segment)) return [Object.assign({ isBeyond: false }, segment)]
    const before = Math.min(left, segment.minutes)
    left -= before
    const middle = segment.from.add({ minutes: before })
    const parts: CountedSegment[] = [
      { ...segment, until: middle, minutes: before, isBeyond: false },
      { ...segment, from: middle, minutes: segment.minutes - before, isBeyond: true },
    ]
    return parts.filter(({ minutes }) => minutes > 0)
  })
}

/** The rate at which overtime beyond the 60 hours is paid. */
export const beyondLine = (workClass: OvertimeClass): PayLine =>
  workClass.endsWith('Night') ? 'beyondSixtyNight' : 'beyondSixty'

/**
 * 時間外代休時間 for an hour beyond 60, in hundredths of an hour: what the higher rate adds to the ordinary one
 * (規則15-14第16条の3第2項).
 */
export const timeOffFactor = (rules: RuleSet, workClass: OvertimeClass): number =>
  percentOf(rules, beyondLine(workClass)) - percentOf(rules, workClass)
