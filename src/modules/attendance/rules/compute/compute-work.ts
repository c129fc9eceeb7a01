import { classifyDay, type ClassifiedDay } from '../day/classify-day.ts'
import type { Day } from '../day/day.ts'
import { staggeredDuty } from '../day/staggered-duty.ts'
import { type Fault, orFaults, refuseFaults } from '../fault.ts'
import { closeMonth, type ClosedMonth } from '../month/close-month.ts'
import { hourlyPay } from '../month/rounding.ts'
import type { RuleSet } from '../rule-set/rule-set.ts'
import type { ComputeInput } from './input.ts'

type Staff = ComputeInput['staff']
type Work = NonNullable<ComputeInput['work']>
type InputDay = Work['days'][number]

export interface ComputedWork {
  readonly rules: RuleSet
  readonly days: readonly ClassifiedDay[]
  readonly month: ClosedMonth
}

const weekMinutesOf = (rules: RuleSet, { workForm }: Staff): number => {
  if (workForm.form === 'uniform') return workForm.daysPerWeek * workForm.dayMinutes
  return workForm.form === 'irregular' ? workForm.weekMinutes : rules.week.minutes
}

/** The last of the month before may have run past midnight. */
const dayBefore = (month: Temporal.PlainYearMonth) => month.toPlainDate({ day: 1 }).subtract({ days: 1 })

function faultsOfDate({ employedFrom, termEndsOn }: Staff, { month }: Work, { on }: InputDay): Fault[] {
  const reason =
    Temporal.PlainDate.compare(on, employedFrom) < 0
      ? `採用日 ${employedFrom} より前です`
      : termEndsOn && Temporal.PlainDate.compare(on, termEndsOn) > 0
        ? `任期の末日 ${termEndsOn} より後です`
        : on.equals(dayBefore(month)) || on.toPlainYearMonth().equals(month)
          ? undefined
          : `${month} の日ではありません`
  return reason ? [{ field: 'on', reason }] : []
}

function faultsOfDuty({ kind, start, duty, worked }: InputDay): Fault[] {
  if (start && duty) return [{ field: 'start', reason: 'start と duty はどちらか一つです' }]
  const isNeeded = kind === 'workday' || (kind !== 'weeklyDayOff' && worked.length > 0)
  return isNeeded && !start && !duty ? [{ field: 'start', reason: 'start か duty(正規の勤務時間)が要ります' }] : []
}

function dayOf(rules: RuleSet, staff: Staff, work: Work, given: InputDay): Day {
  const { start, duty, ...rest } = given
  refuseFaults([...faultsOfDate(staff, work, given), ...faultsOfDuty(given)])
  const following = work.days.find(({ on }) => on.equals(given.on.add({ days: 1 })))
  return {
    ...rest,
    next: following?.kind ?? given.next,
    duty: start ? staggeredDuty(rules, given.on, start) : duty,
    shortTime: staff.workForm.form !== 'full',
  }
}

/** 一人のひと月. @throws Faults of every day */
export function computeWork(rules: RuleSet, staff: Staff, work: Work): ComputedWork {
  const faults: Fault[] = []
  const days = work.days.flatMap(
    (given, at) => orFaults(faults, `days[${at}]`, () => classifyDay(rules, dayOf(rules, staff, work, given))) ?? [],
  )
  refuseFaults(faults)
  const hourlyYen = hourlyPay(rules, work.monthlyYen, weekMinutesOf(rules, staff))
  return {
    rules,
    days: days.filter(({ on }) => on.toPlainYearMonth().equals(work.month)),
    month: closeMonth(rules, work.month, days, hourlyYen),
  }
}
