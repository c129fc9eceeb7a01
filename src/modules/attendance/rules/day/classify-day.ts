import { refuseFaults } from '../fault.ts'
import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'
import { arrangementOf } from './arrangement.ts'
import { atNight, classAt, isAbsentAt } from './class-at.ts'
import { faultsOfDay } from './day-faults.ts'
import type { Day } from './day.ts'
import { joined, piecesOf, sumOf, upToFullTime } from './pieces.ts'
import { momentOf, netMinutes, type Span } from './span.ts'
import { rulesOf, type WorkClass } from './work-classes.ts'

/** Consecutive minutes of one class within one date, and the rules that put them there. */
export interface Segment extends Span {
  readonly minutes: number
  readonly workClass: WorkClass
  readonly rules: readonly RuleId[]
}

/** What a day came to, in minutes. */
export interface ClassifiedDay {
  readonly on: Temporal.PlainDate
  /** In the order in which they were worked. */
  readonly segments: readonly Segment[]
  /** 正規の勤務時間 */
  readonly scheduled: number
  readonly leave: number
  /** Neither worked nor on leave, on a day on which one must be there. */
  readonly absent: number
}

/**
 * 勤務の区分: puts every worked minute of a day into exactly one class.
 * Work outside regular hours is overtime only as far as it was ordered, early arrival too; minutes after midnight are of the date
 * on which they fall.
 * @throws Faults for a day that cannot be
 */
export function classifyDay(rules: RuleSet, day: Day): ClassifiedDay {
  refuseFaults(faultsOfDay(rules, day))
  const plan = arrangementOf(rules, day)
  const pieces = piecesOf(plan)
  const duty = pieces.filter(({ from }) => plan.isDuty(from))
  const isExchanged = duty.every(({ from }) => plan.isWorked(from) && plan.isOrdered(from))
  const worked = pieces
    .filter(({ from }) => plan.isWorked(from))
    .map(({ from, until }) => ({ from, until, workClass: classAt(plan, from, isExchanged) }))
  const scheduled = day.duty ? netMinutes(day.duty) : 0
  const byDay = day.shortTime ? upToFullTime(worked, rules.shortTimeOvertime.untilMinutes - scheduled) : worked
  const byNight = byDay.map(({ from, until, workClass }) => ({
    from,
    until,
    workClass: plan.isNight(from) ? atNight(workClass) : workClass,
  }))
  const exchange: RuleId[] =
    day.kind === 'exchangedHoliday' || day.kind === 'compensatoryDay' ? ['compensatoryDay'] : []
  return {
    on: day.on,
    segments: joined(byNight).map(({ from, until, workClass }) => ({
      from: momentOf(day.on, from),
      until: momentOf(day.on, until),
      minutes: until - from,
      workClass,
      rules: [...rulesOf(workClass), ...exchange],
    })),
    scheduled,
    leave: sumOf(duty.filter(({ from }) => plan.isLeave(from))),
    absent: sumOf(duty.filter(({ from }) => isAbsentAt(plan, from))),
  }
}
