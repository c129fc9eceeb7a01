/** 月の締め: how far a month of somebody's book has come. */
export const MONTH_STATES = { open: '未提出', submitted: '提出済み', checked: '確認済み', locked: '締め済み' } as const
export type MonthState = keyof typeof MONTH_STATES

interface Move {
  from: readonly MonthState[]
  to: MonthState
  /** What was done, in the past. */
  done: string
}

/** What people do with a month: person → head → personnel, and back. */
export const MONTH_ACTS = {
  submit: { from: ['open'], to: 'submitted', done: '提出しました' },
  takeBack: { from: ['submitted'], to: 'open', done: '提出を取り消しました' },
  check: { from: ['submitted'], to: 'checked', done: '確認しました' },
  return: { from: ['submitted', 'checked'], to: 'open', done: '差し戻しました' },
  lock: { from: ['checked'], to: 'locked', done: '締めました' },
  unlock: { from: ['locked'], to: 'open', done: '締めを解きました' },
} as const satisfies Record<string, Move>
export type MonthActName = keyof typeof MONTH_ACTS
export const MONTH_ACT_NAMES = Object.keys(MONTH_ACTS) as MonthActName[]

const moves: Record<MonthActName, Move> = MONTH_ACTS

export const isLegal = (act: MonthActName, state: MonthState): boolean => moves[act].from.includes(state)

/** One act in the history of a month. */
export interface MonthAct {
  readonly act: MonthActName
  readonly at: Temporal.Instant
  readonly byId: number
  readonly by: string
  /** The reason, where one was given. */
  readonly words: string
  /** SHA-256 of what was locked. */
  readonly digest: string | null
}

/** A month of one person. Its section is the one they belonged to at its end. */
export interface StaffMonth {
  readonly staffId: number
  readonly name: string
  readonly code: string
  readonly sectionId: number
  readonly section: string
  readonly month: Temporal.PlainYearMonth
  readonly state: MonthState
  /** When its last act was done; none where nothing was done yet. */
  readonly movedAt: Temporal.Instant | null
  /** Why it came back, while it is open. */
  readonly returned: string | null
  /** Whether it came back from being locked. */
  readonly unlocked: boolean
  /** The last day in it on which they work here; none where they stay. */
  readonly leavesOn: Temporal.PlainDate | null
}

/** The day from which on it can be submitted: the last one of whoever leaves in it, or the first of the next month. */
export const submittableFrom = ({ month, leavesOn }: Pick<StaffMonth, 'month' | 'leavesOn'>): Temporal.PlainDate =>
  leavesOn ?? month.add({ months: 1 }).toPlainDate({ day: 1 })

export const isOver = (month: Pick<StaffMonth, 'month' | 'leavesOn'>, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(today, submittableFrom(month)) >= 0

/** What somebody is to a month of somebody's. */
export interface Part {
  readonly isOwner: boolean
  /** Heads the section, stands in for its head, or is the one above. */
  readonly checks: boolean
  readonly isPersonnel: boolean
}

/** Nobody checks or locks their own. */
const RIGHTS: Record<MonthActName, (part: Part) => boolean> = {
  submit: ({ isOwner, isPersonnel }) => isOwner || isPersonnel,
  takeBack: ({ isOwner }) => isOwner,
  check: ({ isOwner, checks }) => checks && !isOwner,
  return: ({ isOwner, checks, isPersonnel }) => (checks || isPersonnel) && !isOwner,
  lock: ({ isOwner, isPersonnel }) => isPersonnel && !isOwner,
  unlock: ({ isOwner, isPersonnel }) => isPersonnel && !isOwner,
}

export const mayEver = (act: MonthActName, part: Part): boolean => RIGHTS[act](part)

export const whatOneMayDo = (part: Part, state: MonthState): MonthActName[] =>
  MONTH_ACT_NAMES.filter((act) => mayEver(act, part) && isLegal(act, state))

export const bookHref = (month: Temporal.PlainYearMonth, staffId: number): `/${string}` =>
  `/console/attendance?month=${month}&staff=${staffId}`

export const actHref = ({ staffId, month }: Pick<StaffMonth, 'staffId' | 'month'>, act: MonthActName): `/${string}` =>
  `/console/attendance/months/${staffId}/${month}/${act}`
