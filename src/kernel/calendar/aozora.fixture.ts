import { weekdayHours } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

/** A town open 8:30–17:15 on weekdays, closed on 8 December 2026 and from 9 to 11 February 2027. */
export const aozora: OfficeCalendar = {
  hours: weekdayHours('08:30', '17:15'),
  closures: [
    { from: day('2026-12-08'), through: day('2026-12-08'), reason: '電気設備点検' },
    { from: day('2027-02-09'), through: day('2027-02-11'), reason: 'システム更新' },
  ],
}

/** The same town with a Saturday counter from 9 to 12. */
export const withSaturdays: OfficeCalendar = {
  ...aozora,
  hours: { ...aozora.hours, 6: { opens: Temporal.PlainTime.from('09:00'), closes: Temporal.PlainTime.from('12:00') } },
}

export const neverOpen: OfficeCalendar = {
  hours: { 1: 'closed', 2: 'closed', 3: 'closed', 4: 'closed', 5: 'closed', 6: 'closed', 7: 'closed' },
  closures: [],
}

/** A time in Japan: `at('2026-11-24 9:05')`. */
export const at = (local: string): Temporal.Instant =>
  Temporal.Instant.from(`${local.replace(/ (\d):/, ' 0$1:')}+09:00`)
