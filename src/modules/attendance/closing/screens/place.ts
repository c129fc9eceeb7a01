import { dateInTokyo } from '#lib/time/clock.ts'
import { readMonth } from '../../book/view-book.ts'

export const LIST = '/console/attendance/months'

/** The month that is to be closed: the last one that is over, unless the address says another. @throws Refusal 404 */
export function monthToClose(typed: string | undefined, now: Temporal.Instant): Temporal.PlainYearMonth {
  return typed ? readMonth(typed, now) : dateInTokyo(now).toPlainYearMonth().subtract({ months: 1 })
}

export const readSection = (typed: string | undefined): number | undefined =>
  typed && /^\d{1,15}$/.test(typed) ? Number(typed) : undefined

export function listHref(
  month: Temporal.PlainYearMonth,
  sectionId?: number,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ month: month.toString(), ...more })
  if (sectionId !== undefined) query.set('section', String(sectionId))
  return `${LIST}?${query}`
}

export const isThere = (month: Temporal.PlainYearMonth, now: Temporal.Instant): boolean => {
  try {
    return Boolean(readMonth(month.toString(), now))
  } catch {
    return false
  }
}
