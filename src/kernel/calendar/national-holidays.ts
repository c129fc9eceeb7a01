import holidayJp from '@holiday-jp/holiday_jp'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Clock } from '#lib/time/clock.ts'
import { CalendarLimit } from './calendar-limit.ts'

const HOLIDAYS: Readonly<Record<string, { readonly name: string }>> = holidayJp.holidays
const DAYS = Object.keys(HOLIDAYS).toSorted()

/**
 * The years whose holidays are known: 1970 to 2050. Only those up to the end of next year are certain: 春分の日 and 秋分の日 are
 * published each February for the following year (暦要項), and the law may change. Update the package every year.
 */
export const HOLIDAY_YEARS = { first: Number(DAYS[0]!.slice(0, 4)), last: Number(DAYS.at(-1)!.slice(0, 4)) }

/**
 * 国民の祝日 and the days off of 国民の祝日に関する法律3条: the name of the holiday on an ISO date, or undefined.
 * CalendarLimit outside {@link HOLIDAY_YEARS}.
 */
export function nationalHoliday(isoDate: string): string | undefined {
  if (isoDate < `${HOLIDAY_YEARS.first}-01-01` || isoDate > `${HOLIDAY_YEARS.last}-12-31`)
    throw new CalendarLimit('no-holiday-data', `national holidays are not known for ${isoDate}`)
  const name = HOLIDAYS[isoDate]?.name
  return name?.endsWith('振替休日') ? '振替休日' : name
}

/** Whole months for which holidays are still known; below 12 the operator must update. */
export function monthsOfHolidaysLeft(clock: Clock): number {
  const end = Temporal.PlainDate.from({ year: HOLIDAY_YEARS.last + 1, month: 1, day: 1 })
  return dateInTokyo(clock()).until(end, { largestUnit: 'months' }).months
}
