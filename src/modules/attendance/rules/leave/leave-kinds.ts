import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'

/** How many days there are of a leave: a calendar year, or for one request. `days` counts days off in between, `workdays` does not. */
export interface MostDays {
  readonly days: number
  readonly per: 'year' | 'request'
  readonly counts: 'workdays' | 'days'
}

/** 休暇の種類, as the rules of a day have it. */
export interface LeaveKind {
  readonly id: string
  readonly title: string
  readonly article: string
  readonly rule: RuleId
  readonly halfDays: boolean
  /** By the hour, in so many minutes; none: whole days only. */
  readonly unitMinutes?: number | undefined
  readonly most?: MostDays | undefined
  readonly months?: readonly [first: number, last: number] | undefined
  readonly note?: string | undefined
}

/** Annual leave has its balance instead of a number of days. */
export const ANNUAL = 'annual'

/** The kinds of leave under some rules, annual leave first. */
export function leaveKinds({ annualLeave, leaveUnits, sickLeave, specialLeave }: RuleSet): LeaveKind[] {
  const annual: LeaveKind = {
    id: ANNUAL,
    title: annualLeave.title,
    article: annualLeave.article,
    rule: 'annualLeave',
    halfDays: leaveUnits.halfDays,
    unitMinutes: leaveUnits.minutes,
  }
  const sick: LeaveKind = {
    id: 'sick',
    title: sickLeave.title,
    article: sickLeave.article,
    rule: 'sickLeave',
    halfDays: false,
    unitMinutes: 1,
    most: { days: sickLeave.days, per: 'request', counts: 'days' },
  }
  const special = specialLeave.kinds.map(({ id, title, item, hourly, ...rest }): LeaveKind => ({
    ...rest,
    id,
    title,
    article: `${specialLeave.article}${item}`,
    rule: 'specialLeave',
    halfDays: false,
    unitMinutes: hourly ? specialLeave.unitMinutes : undefined,
  }))
  return [annual, sick, ...special]
}
