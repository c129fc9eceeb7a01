import type { Span, Stint } from './span.ts'

/**
 * What a day is to a member of staff: 勤務日, 週休日, 休日 (a national holiday or the turn of the year), a 休日 for which another
 * day was designated (代休日の指定), and that other day (代休日).
 */
export const DAY_KINDS = {
  workday: '勤務日',
  weeklyDayOff: '週休日',
  holiday: '休日',
  exchangedHoliday: '代休日を指定した休日',
  compensatoryDay: '代休日',
} as const

export type DayKind = keyof typeof DAY_KINDS

/** One day of one member of staff, as it was scheduled, ordered and worked. */
export interface Day {
  readonly on: Temporal.PlainDate
  readonly kind: DayKind
  /** The following day's kind: what is worked after midnight belongs to that day. Needed only where something is. */
  readonly next?: DayKind | undefined
  /** 割り振られた正規の勤務時間. None on a weekly day off; on holidays too, where one would have worked. */
  readonly duty?: Stint | undefined
  /** From coming until going. Breaks need no punch. */
  readonly worked: readonly Span[]
  /** 時間外勤務命令, and the order to work on a holiday. */
  readonly orders: readonly Stint[]
  readonly leaves: readonly Span[]
  /** 短時間勤務の職員 */
  readonly shortTime: boolean
}
