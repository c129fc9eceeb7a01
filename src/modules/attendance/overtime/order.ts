import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { clockInWords, minuteOf } from '../punches/moment.ts'
import { netMinutes, type Span, type Stint } from '../rules/day/span.ts'

export const ORDER_STATES = {
  asked: '決裁待ち',
  ordered: '命令済み',
  refused: '却下',
  withdrawn: '取下げ',
  confirmed: '確認済み',
  cancelled: '取消し',
} as const
export type OrderState = keyof typeof ORDER_STATES

export interface Between {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** From and until, and the break in between. */
export interface Times extends Between {
  readonly rest: Between | undefined
}

/** 時間外勤務命令: work outside regular hours, asked for and ordered beforehand, and confirmed when it is done. */
export interface OvertimeOrder extends Times {
  readonly id: number
  readonly staffId: number
  readonly sectionId: number
  readonly work: string
  /** 特例業務: why more is ordered than the ordinary limit allows. */
  readonly specialReason: string | null
  /** 事後: why it was not ordered before it began. */
  readonly lateReason: string | null
  /** Oneself, or whoever orders it. */
  readonly askedBy: number
  readonly state: OrderState
  /** 確認: what of it was done. */
  readonly done: Times | undefined
  /** Why it was confirmed otherwise than the punches say, or cancelled. */
  readonly concludedWords: string
  readonly version: number
  /** The proposal under which it was decided, or lies; none where the head ordered it. */
  readonly proposalId: number | null
}

/** 決裁の種類. */
export const OVERTIME = 'attendance.overtime'

export const OVERTIME_HREF = '/console/attendance/overtime'

const clockOf = (at: Temporal.PlainDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })

/** Where overtime is asked for: of a day, or of a time that was worked without an order. */
export const overtimeHref = (on: Temporal.PlainDate, span?: Span): `/${string}` => {
  const times = span && { begins: clockOf(span.from), ends: clockOf(span.until) }
  return `${OVERTIME_HREF}/new?${new URLSearchParams({ on: (span?.from.toPlainDate() ?? on).toString(), ...times })}`
}

/** What counts of it: what was done, as far as that is known. */
export const countedTimes = (order: Times & Pick<OvertimeOrder, 'done'>): Times => order.done ?? order

export const overlap = (a: Between, b: Between): boolean =>
  Temporal.Instant.compare(a.from, b.until) < 0 && Temporal.Instant.compare(a.until, b.from) > 0

export const stintOf = ({ from, until, rest }: Times): Stint => ({
  from: minuteOf(from),
  until: minuteOf(until),
  breaks: rest ? [{ from: minuteOf(rest.from), until: minuteOf(rest.until) }] : [],
})

/** The day on which it begins, and the one on which it ends. */
export const daysOf = ({ from, until }: Between): Temporal.PlainDate[] => [
  dateInTokyo(from),
  dateInTokyo(until.subtract({ minutes: 1 })),
]

/** Without the break. */
export const minutesOfTimes = (times: Times): number => netMinutes(stintOf(times))

/** 17:30–20:00, 22:00–翌1:30(休憩 0:00–0:15) */
export function hoursInWords({ from, until, rest }: Times): string {
  const over = dateInTokyo(until).equals(dateInTokyo(from)) ? '' : '翌'
  return `${clockInWords(from)}–${over}${clockInWords(until)}${rest ? `(休憩 ${clockInWords(rest.from)}–${clockInWords(rest.until)})` : ''}`
}

/** 11月27日(金) 17:30–20:00 */
export const timesInWords = (times: Times): string => `${dateInWords(dateInTokyo(times.from))} ${hoursInWords(times)}`

export const isSameTimes = (a: Times, b: Times): boolean =>
  a.from.equals(b.from) &&
  a.until.equals(b.until) &&
  (a.rest && b.rest ? a.rest.from.equals(b.rest.from) && a.rest.until.equals(b.rest.until) : a.rest === b.rest)
