import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type RulesOn, readPlanning, readRules } from '../book/read-planning.ts'
import type { Planning } from '../book/planned-day.ts'
import { startOfDay } from '../punches/moment.ts'
import { Faults } from '../rules/fault.ts'
import { leaveAmountOf, leaveInWords } from '../rules/leave/leave-amount.ts'
import type { LeaveBalance } from '../rules/leave/leave-balance.ts'
import { ANNUAL, type LeaveKind } from '../rules/leave/leave-kinds.ts'
import { firstDayOf } from '../rules/leave/leave-year.ts'
import { annualBalance, type WrittenYear } from './annual-balance.ts'
import { type DayRequest, daysOf, firstDay, kindOfLeave } from './request.ts'
import { listRequests, listWrittenYears } from './requests.queries.ts'
import type { AskedRequest } from './read-request.ts'
import { minutesTaken, takenBy } from './taken.ts'

/** What is needed to count somebody's leave. */
export interface LeaveSources {
  readonly rulesOn: RulesOn
  readonly planning: Planning
  readonly written: readonly WrittenYear[]
  /** Asked for and granted, since the first year that was written down, or in the year asked for. */
  readonly requests: readonly DayRequest[]
}

export async function readLeave(db: Db<'attendance'>, staffId: number, year: number): Promise<LeaveSources> {
  const written = await listWrittenYears(db, staffId)
  const first = Math.min(year, ...written.map((one) => one.year))
  const [from, until] = [startOfDay(firstDayOf(first)), startOfDay(firstDayOf(year + 1))]
  return {
    rulesOn: await readRules(db),
    planning: await readPlanning(db, staffId),
    written,
    requests: await listRequests(db, staffId, from, until),
  }
}

type Counted = Pick<DayRequest, 'kind' | 'unit' | 'from' | 'until'>

/** 年次有給休暇の残 of a year, what is asked for counted as taken. @throws Faults as {@link annualBalance} does */
export function annualLeft(
  { rulesOn, planning, written, requests }: LeaveSources,
  year: number,
  and?: Counted,
): LeaveBalance {
  const annual = [...requests, ...(and ? [and] : [])].filter(({ kind }) => kind === ANNUAL)
  const taken = annual.flatMap((request) => takenBy(rulesOn, planning, request))
  return annualBalance({ rulesOn, employed: planning.employed, written, taken }, year)
}

/** How much of a kind with so many days a year is spoken for, in minutes. */
export function takenOfYear({ rulesOn, planning, requests }: LeaveSources, kind: string, year: number): number {
  const { leaveDay } = rulesOn(firstDayOf(year))
  const taken = requests.filter((one) => one.kind === kind).flatMap((one) => takenBy(rulesOn, planning, one))
  return minutesTaken(
    taken.filter(({ on }) => on.year === year),
    leaveDay.minutes,
  )
}

export const amountInWords = (minutes: number, dayMinutes: number): string =>
  leaveInWords(leaveAmountOf(minutes, dayMinutes))

/** What a request leaves of what there is: for whoever decides. */
export interface Weighed {
  readonly took: number
  readonly dayMinutes: number
  /** Before and after, in minutes; undefined where there is no end of it. */
  readonly before?: number
  readonly after?: number
}

const tooMuch = (title: string, left: number, took: number, dayMinutes: number) =>
  new Refusal(
    422,
    `${title}の残りは ${amountInWords(left, dayMinutes)} です(申請中を含みます)。この申請は ${amountInWords(took, dayMinutes)} なので、足りません。日数を減らすか、ほかの休暇を選んでください。`,
    'from',
  )

function weighAnnual(sources: LeaveSources, asked: AskedRequest, title: string): Weighed {
  const { year } = firstDay(asked)
  const { dayMinutes, left: before } = annualLeft(sources, year)
  const took = minutesTaken(takenBy(sources.rulesOn, sources.planning, asked), dayMinutes)
  try {
    return { took, dayMinutes, before, after: annualLeft(sources, year, asked).left }
  } catch (error) {
    if (error instanceof Faults) throw tooMuch(title, before, took, dayMinutes)
    throw error
  }
}

function weighLimited(sources: LeaveSources, asked: AskedRequest, took: number, kind: LeaveKind): Weighed {
  const dayMinutes = sources.rulesOn(firstDay(asked)).leaveDay.minutes
  const { most } = kind
  if (!most) return { took, dayMinutes }
  const counted = most.counts === 'days' ? daysOf(asked).length * dayMinutes : took
  const spoken = most.per === 'year' ? takenOfYear(sources, kind.id, firstDay(asked).year) : 0
  const before = most.days * dayMinutes - spoken
  if (counted > before) throw tooMuch(kind.title, before, counted, dayMinutes)
  return { took, dayMinutes, before, after: before - counted }
}

/**
 * What a request takes of what there is, those asked for before it counted as taken.
 * @throws Refusal 422 where there is not enough left
 */
export function weighRequest(sources: LeaveSources, asked: AskedRequest): Weighed {
  const { rulesOn, planning } = sources
  const rules = rulesOn(firstDay(asked))
  const kind = kindOfLeave(rules, asked.kind)
  if (kind?.id === ANNUAL) return weighAnnual(sources, asked, kind.title)
  const dayMinutes = rules.leaveDay.minutes
  const took = minutesTaken(takenBy(rulesOn, planning, asked), dayMinutes)
  return kind ? weighLimited(sources, asked, took, kind) : { took, dayMinutes }
}
