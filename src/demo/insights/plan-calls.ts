import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { isBusinessDay } from '#kernel/calendar/office-calendar.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Random } from '../random.ts'
import type { Desk } from '../town/conversation.ts'
import { openMomentOn } from '../town/hours.ts'

export interface PlannedCall {
  section_id: number
  about: string
  needs_callback: boolean
  is_repeat: boolean
  taken_at: Temporal.Instant
  taken_by: number
  called_back_at: Temporal.Instant | null
  called_back_by: number | null
  ended: 'call' | null
}

/** Calls of a month, from the one in which the town began to count them up to this one: fewer as more people write. */
const A_MONTH = [37, 36, 35, 33, 31, 30, 28, 26]
const CALLBACKS = 0.35
const REPEATS = 0.2
/** How long a call back takes, in minutes, and from when on the last ones are still owed. */
const CALLED_BACK_MINUTES = 95
const OWED_DAYS = 2

const ABOUTS = [
  '',
  '',
  '水道の使用開始',
  '空き家バンク',
  '粗大ごみの出し方',
  '保育園の空き',
  '転入の手続き',
  '住宅の補助金',
  '犬の登録',
  '移住の相談',
]

/** 電話 as clerks wrote them down, some still to be called back. */
export function planCalls(
  calendar: OfficeCalendar,
  desks: readonly Desk[],
  now: Temporal.Instant,
  random: Random,
): PlannedCall[] {
  const today = dateInTokyo(now)
  const first = today.with({ day: 1 }).subtract({ months: A_MONTH.length - 1 })
  const calls: PlannedCall[] = []
  for (let day = first; Temporal.PlainDate.compare(day, today) <= 0; day = day.add({ days: 1 })) {
    if (!isBusinessDay(calendar, day)) continue
    const { months } = first.until(day.with({ day: 1 }), { largestUnit: 'months' })
    const aDay = (A_MONTH[months] ?? 0) / 20
    const count = Math.floor(aDay) + (random.chance(aDay % 1) ? 1 : 0)
    for (let one = 0; one < count; one++) calls.push(callOn(openMomentOn(calendar, day, random), desks, now, random))
  }
  // One on every desk that somebody still owes.
  const before = openMomentOn(calendar, today.subtract({ days: 1 }), random)
  for (const desk of desks) {
    const call = callOn(before, [desk], now, random)
    calls.push({ ...call, needs_callback: true, called_back_at: null, called_back_by: null, ended: null })
  }
  return calls.filter(({ taken_at: at }) => Temporal.Instant.compare(at, now) < 0)
}

function callOn(at: Temporal.Instant, desks: readonly Desk[], now: Temporal.Instant, random: Random): PlannedCall {
  const { id: section, staff } = random.pick(desks)
  const clerk = random.pick(staff).id
  const needs = random.chance(CALLBACKS)
  const back = at.add({ minutes: CALLED_BACK_MINUTES })
  const isOwed = Temporal.Instant.compare(at.add({ hours: 24 * OWED_DAYS }), now) > 0
  const isBack = needs && !isOwed
  return {
    section_id: section,
    about: random.pick(ABOUTS),
    needs_callback: needs,
    is_repeat: random.chance(REPEATS),
    taken_at: at,
    taken_by: clerk,
    called_back_at: isBack ? back : null,
    called_back_by: isBack ? clerk : null,
    ended: isBack ? 'call' : null,
  }
}
