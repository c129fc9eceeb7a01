import { dayKindOn } from '../../book/day-kind.ts'
import { plannedDay, type Planning } from '../../book/planned-day.ts'
import type { RulesOn } from '../../book/read-planning.ts'
import { classifyDay, type Segment } from '../../rules/day/classify-day.ts'
import { isOvertime } from '../../rules/day/work-classes.ts'
import type { MonthOfOvertime } from '../../rules/limits/measure.ts'
import { countedTimes, type OvertimeOrder, stintOf, type Times } from '../order.ts'

/** What the rules make of an order, if it is worked as it stands. */
export function segmentsOf(rulesOn: RulesOn, planning: Planning, times: Times): readonly Segment[] {
  const stint = stintOf(times)
  const on = stint.from.toPlainDate()
  const rules = rulesOn(on)
  const { kind, duty } = plannedDay(rules, planning, on)
  return classifyDay(rules, {
    on,
    kind,
    next: dayKindOn(planning.calendar, on.add({ days: 1 })),
    duty,
    worked: [{ from: stint.from, until: stint.until }],
    orders: [stint],
    leaves: [],
    shortTime: false,
  }).segments
}

const monthOf = ({ from }: Segment) => from.toPlainDate().toPlainYearMonth()

/** 時間外勤務 as the limits count it, by the month in which each minute falls. Holiday duty within regular hours is none. */
export function byMonth(segments: readonly Segment[]): MonthOfOvertime[] {
  const overtime = segments.filter(({ workClass }) => isOvertime(workClass))
  return [...Map.groupBy(overtime, (segment) => monthOf(segment).toString())]
    .map(([month, of]) => ({
      month: Temporal.PlainYearMonth.from(month),
      minutes: of.reduce((sum, { minutes }) => sum + minutes, 0),
    }))
    .toSorted((a, b) => Temporal.PlainYearMonth.compare(a.month, b.month))
}

/** The months of somebody's orders: confirmed ones by what was done, others as they stand. */
export const monthsOf = (
  rulesOn: RulesOn,
  planning: Planning,
  orders: readonly (Times & Pick<OvertimeOrder, 'done'>)[],
): MonthOfOvertime[] => byMonth(orders.flatMap((order) => segmentsOf(rulesOn, planning, countedTimes(order))))
