import type { WorkForm } from './work-form.ts'

/** A leave that was taken on a day: a whole one, halves, hours, minutes. */
export interface LeaveTaken {
  readonly on: Temporal.PlainDate
  readonly days?: number | undefined
  readonly halfDays?: number | undefined
  readonly hours?: number | undefined
  readonly minutes?: number | undefined
}

/** 年次有給休暇 of one member of staff in one calendar year. */
export interface LeaveYear {
  readonly year: number
  readonly workForm: WorkForm
  readonly employedFrom: Temporal.PlainDate
  /** The day on which a fixed term ends. */
  readonly termEndsOn?: Temporal.PlainDate | undefined
  /** What was left of the year before, in minutes. */
  readonly carried: number
  /** Days that personnel granted otherwise than by the table: for service elsewhere, or short time that began in the year. */
  readonly grantedDays?: number | undefined
  readonly taken: readonly LeaveTaken[]
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

export const firstDayOf = (year: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month: 1, day: 1 })
export const lastDayOf = (year: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month: 12, day: 31 })

/** The days of the year on which one is employed, both ends included. */
export function serviceIn({ year, employedFrom, termEndsOn }: LeaveYear) {
  const [first, last] = [firstDayOf(year), lastDayOf(year)]
  return {
    from: isBefore(first, employedFrom) ? employedFrom : first,
    through: termEndsOn && isBefore(termEndsOn, last) ? termEndsOn : last,
  }
}
