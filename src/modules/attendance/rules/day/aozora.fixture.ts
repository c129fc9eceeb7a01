import type { Day } from './day.ts'
import type { Span, Stint } from './span.ts'
import { staggeredDuty } from './staggered-duty.ts'
import { national } from '../rule-set/national.ts'

/** `span('2026-11-24 8:25-25:30')`: hours above 24 are of the next day. */
export function span(text: string): Span {
  const [, date = '', ...numbers] = /^(\S+) (\d+):(\d\d)-(\d+):(\d\d)$/.exec(text) ?? []
  const [fromHour = 0, fromMinute = 0, untilHour = 0, untilMinute = 0] = numbers.map(Number)
  const midnight = Temporal.PlainDate.from(date).toPlainDateTime()
  return {
    from: midnight.add({ hours: fromHour, minutes: fromMinute }),
    until: midnight.add({ hours: untilHour, minutes: untilMinute }),
  }
}

/** `stint('2026-11-28 8:30-17:15', '12:00-13:00')` */
export function stint(text: string, ...breaks: string[]): Stint {
  const [date = ''] = text.split(' ')
  return { ...span(text), breaks: breaks.map((pause) => span(`${date} ${pause}`)) }
}

/** A Tuesday from 8:30 to 17:15, not worked yet. */
export const tuesday: Day = {
  on: Temporal.PlainDate.from('2026-11-24'),
  kind: 'workday',
  duty: staggeredDuty(national, Temporal.PlainDate.from('2026-11-24'), '08:30'),
  worked: [],
  orders: [],
  leaves: [],
  shortTime: false,
}

/** A Saturday, not worked yet. */
export const saturday: Day = {
  ...tuesday,
  on: Temporal.PlainDate.from('2026-11-28'),
  kind: 'weeklyDayOff',
  duty: undefined,
}

/** Monday, 23 November 2026, 勤労感謝の日. */
export const holiday: Day = {
  ...tuesday,
  on: Temporal.PlainDate.from('2026-11-23'),
  kind: 'holiday',
  duty: staggeredDuty(national, Temporal.PlainDate.from('2026-11-23'), '08:30'),
}
