import type { Period } from '#kernel/organization/period.ts'
import type { RulesOn } from '../book/read-planning.ts'
import { refuseFaults } from '../rules/fault.ts'
import { leaveBalance, type LeaveBalance } from '../rules/leave/leave-balance.ts'
import { type LeaveTaken, serviceIn } from '../rules/leave/leave-year.ts'

/** What personnel wrote down of a year. Minutes. */
export interface WrittenYear {
  readonly year: number
  readonly carried: number
  readonly grantedDays: number | undefined
}

export interface AnnualSources {
  readonly rulesOn: RulesOn
  readonly employed: readonly Period[]
  readonly written: readonly WrittenYear[]
  /** Of all years since the first that was written down, or of the one asked for where none was. */
  readonly taken: readonly LeaveTaken[]
}

/** The first day of the present employment, and its last where it has one. @param employed in order, at least one */
export function serviceOf(employed: readonly Period[]) {
  const last = employed.reduce<Temporal.PlainDate | undefined>(
    (latest, { to }) => (latest && to && Temporal.PlainDate.compare(to, latest) > 0 ? to : to && latest),
    employed[0]?.to,
  )
  return { employedFrom: employed[0]!.from, termEndsOn: last?.subtract({ days: 1 }) }
}

/**
 * 年次有給休暇の残 of a year. What is carried into it was written down, or follows from the year before, as far as that goes back
 * to one that was.
 * @throws Faults for a year without employment, and where more was taken than there is
 */
export function annualBalance(sources: AnnualSources, year: number): LeaveBalance {
  const { rulesOn, employed, written, taken } = sources
  refuseFaults(employed.length > 0 ? [] : [{ field: 'employedFrom', reason: '在職していません' }])
  const own = written.find((one) => one.year === year)
  const goesBack = written.some((one) => one.year < year)
  const service = { ...serviceOf(employed), workForm: { form: 'full' as const } }
  const carried = own?.carried ?? (goesBack ? annualBalance(sources, year - 1).carriesOver : 0)
  const leaveYear = {
    ...service,
    year,
    carried,
    grantedDays: own?.grantedDays,
    taken: taken.filter(({ on }) => on.year === year),
  }
  const rules = rulesOn(serviceIn(leaveYear).from)
  // Units were checked when each was asked for, by the rules of its own day; they may change within a year.
  return leaveBalance({ ...rules, leaveUnits: { ...rules.leaveUnits, minutes: 1, halfDays: true } }, leaveYear)
}
