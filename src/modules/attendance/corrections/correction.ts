import { dateInTokyo } from '#lib/time/clock.ts'
import type { PlaceOfWork } from '../punches/punch.ts'

/** 打刻の訂正: when somebody came and went on a day on which the punches do not say so. */
export interface Correction extends PlaceOfWork {
  readonly id: number
  readonly staffId: number
  readonly on: Temporal.PlainDate
  readonly came: Temporal.Instant
  readonly went: Temporal.Instant
  readonly reason: string
  readonly state: 'asked' | 'granted' | 'refused' | 'withdrawn'
  /** The proposal under which it was decided, or lies. */
  readonly proposalId: number | null
}

/** 決裁の種類. */
export const CORRECTION = 'attendance.correction'

/** Where the correction of a day is asked for. */
export const correctionHref = (on: Temporal.PlainDate): `/${string}` => `/console/attendance/corrections/new?on=${on}`

/** What it changes: work that ends after midnight counts on that day too, which may be of another month. */
export const daysOf = ({ on, went }: Pick<Correction, 'on' | 'went'>): Temporal.PlainDate[] => [on, dateInTokyo(went)]
