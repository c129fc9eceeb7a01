import { weekdayInWords } from '#lib/time/in-words.ts'
import { nationalHoliday } from './national-holidays.ts'

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Open from `opens` until just before `closes`, in whole minutes of Japanese time; within one day. */
export type DayHours = { readonly opens: Temporal.PlainTime; readonly closes: Temporal.PlainTime }

/** 開庁時間 */
export type OfficeHours = Readonly<Record<Weekday, DayHours | 'closed'>>

/** 臨時休業: the town's own closing days, both ends included. They close the counter, but do not move legal deadlines. */
export type Closure = {
  readonly from: Temporal.PlainDate
  readonly through: Temporal.PlainDate
  readonly reason: string
}

export type OfficeCalendar = {
  readonly hours: OfficeHours
  readonly closures: readonly Closure[]
  /** 年末年始 as the town's ordinance has it (地方自治法4条の2第2項3号). 12/29–1/3 where absent. */
  readonly yearEnd?: { readonly from: Temporal.PlainMonthDay; readonly through: Temporal.PlainMonthDay }
  /** Days of special meaning by ordinance (地方自治法4条の2第3項): 慰霊の日, 平和記念日. */
  readonly localHolidays?: readonly { readonly on: Temporal.PlainMonthDay; readonly name: string }[]
}

const YEAR_END = { from: Temporal.PlainMonthDay.from('12-29'), through: Temporal.PlainMonthDay.from('01-03') }

/** Monday to Friday, the same hours: `weekdayHours('08:30', '17:15')`. */
export function weekdayHours(opens: string, closes: string): OfficeHours {
  const open = { opens: Temporal.PlainTime.from(opens), closes: Temporal.PlainTime.from(closes) }
  return { 1: open, 2: open, 3: open, 4: open, 5: open, 6: 'closed', 7: 'closed' }
}

function isYearEnd({ yearEnd = YEAR_END }: OfficeCalendar, monthDay: string): boolean {
  const [from, through] = [yearEnd.from.toString(), yearEnd.through.toString()]
  return from > through ? monthDay >= from || monthDay <= through : monthDay >= from && monthDay <= through
}

/**
 * 地方公共団体の休日 (地方自治法4条の2): Saturdays, Sundays, national holidays, 年末年始 and local holidays. Its name, or undefined.
 * CalendarLimit where national holidays are not known.
 */
export function municipalHoliday(calendar: OfficeCalendar, date: Temporal.PlainDate): string | undefined {
  const iso = date.toString()
  const holiday = nationalHoliday(iso)
  if (holiday) return holiday
  const monthDay = iso.slice(-'12-31'.length)
  if (isYearEnd(calendar, monthDay)) return '年末年始'
  const local = calendar.localHolidays?.find(({ on }) => on.toString() === monthDay)
  return local?.name ?? (date.dayOfWeek >= 6 ? `${weekdayInWords(date)}曜日` : undefined)
}

const closureOn = (calendar: OfficeCalendar, date: Temporal.PlainDate) =>
  calendar.closures.find(
    ({ from, through }) =>
      Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, through) <= 0,
  )?.reason

/** 開庁日: neither a holiday nor a closure. A Saturday counter (休日開庁) does not make Saturday a business day. */
export const isBusinessDay = (calendar: OfficeCalendar, date: Temporal.PlainDate): boolean =>
  !municipalHoliday(calendar, date) &&
  !closureOn(calendar, date) &&
  calendar.hours[date.dayOfWeek as Weekday] !== 'closed'

/** The counter's hours that day, or why it stays closed. Hours given for a Saturday or Sunday hold, unless it is also a holiday. */
export function hoursOn(calendar: OfficeCalendar, date: Temporal.PlainDate): DayHours | { closedFor: string } {
  const hours = calendar.hours[date.dayOfWeek as Weekday]
  const weekday = `${weekdayInWords(date)}曜日`
  const holiday = municipalHoliday(calendar, date)
  if (holiday && holiday !== weekday) return { closedFor: holiday }
  const closure = closureOn(calendar, date)
  if (closure) return { closedFor: closure }
  return hours === 'closed' ? { closedFor: weekday } : hours
}
