import { type Fault, orFaults, refuseFaults } from '../fault.ts'
import { leaveMinutesOf } from '../leave/leave-amount.ts'
import { leaveBalance, type LeaveBalance } from '../leave/leave-balance.ts'
import { serviceIn } from '../leave/leave-year.ts'
import { leaveDayOf } from '../leave/work-form.ts'
import { overtimeLimits, type OvertimeLimits } from '../limits/overtime-limits.ts'
import { read } from '../read.ts'
import type { Overrides, RuleSet } from '../rule-set/rule-set.ts'
import { ruleSetOn } from '../rule-set/rule-set-on.ts'
import { type ComputedWork, computeWork } from './compute-work.ts'
import { type ComputeInput, computeInputSchema } from './input.ts'

/** What was computed, each part with the rules that held for it. */
export interface Computed {
  readonly work?: ComputedWork | undefined
  readonly leave?: { readonly rules: RuleSet; readonly balance: LeaveBalance } | undefined
  readonly limits?: { readonly rules: RuleSet; readonly standing: OvertimeLimits } | undefined
}

const rulesOfMonth = (month: Temporal.PlainYearMonth, overrides: Overrides) =>
  ruleSetOn(month.toPlainDate({ day: 1 }), overrides)

/** By the rules of the first day in the year on which one is employed. */
function computeLeave(staff: ComputeInput['staff'], leave: NonNullable<ComputeInput['leave']>, overrides: Overrides) {
  const carried = leave.carried ?? { days: 0, hours: 0, minutes: 0 }
  const year = { ...staff, ...leave, carried: 0 }
  const rules = ruleSetOn(serviceIn(year).from, overrides)
  const minutes = leaveMinutesOf(carried, leaveDayOf(rules, staff.workForm))
  return { rules, balance: leaveBalance(rules, { ...year, carried: minutes }) }
}

/** A month that is computed here adds its own overtime to the months that were given. */
function computeLimits(
  { kind, adding, ...limits }: NonNullable<ComputeInput['limits']>,
  worked: { month: Temporal.PlainYearMonth; minutes: number } | undefined,
  overrides: Overrides,
) {
  const month = worked?.month ?? limits.month
  if (!month || (worked && limits.month && !worked.month.equals(limits.month)))
    refuseFaults([{ field: 'month', reason: worked ? 'work の月と違います' : '月が要ります' }])
  const months = worked ? [...limits.months, worked] : limits.months
  const rules = rulesOfMonth(month!, overrides)
  return { rules, standing: overtimeLimits(rules, { work: kind, month: month!, months, adding }) }
}

/**
 * 勤務時間の計算: computes what is asked for of one member of staff, by the rules that held then.
 * @param json as `computeInputSchema` has it
 * @throws Faults, one for each field to put right; nothing is computed by halves
 */
export function compute(json: unknown, overrides: Overrides = []): Computed {
  const input = read(computeInputSchema, json)
  const { staff } = input
  const faults: Fault[] = []
  const work =
    input.work &&
    orFaults(faults, 'work', () => computeWork(rulesOfMonth(input.work!.month, overrides), staff, input.work!))
  const leave = input.leave && orFaults(faults, 'leave', () => computeLeave(staff, input.leave!, overrides))
  const worked = input.work && work && { month: input.work.month, minutes: work.month.overtime }
  // without the month that was to be computed, the limits would be those of another month
  const limits =
    input.limits && !(input.work && !work)
      ? orFaults(faults, 'limits', () => computeLimits(input.limits!, worked, overrides))
      : undefined
  refuseFaults(faults)
  return { work, leave, limits }
}
