import type { RuleSet } from '../rule-set/rule-set.ts'
import type { Day, DayKind } from './day.ts'
import { holds, type Minutes, MINUTES_A_DAY, minutesOf, type Span, type Stint } from './span.ts'

/** A day in minutes: what had been arranged for each of them. */
export interface Arrangement {
  /** Every minute at which something begins or ends. */
  readonly edges: readonly number[]
  isWorked: (minute: number) => boolean
  isDuty: (minute: number) => boolean
  /** In a break of the duty or of an order. */
  isBreak: (minute: number) => boolean
  isOrdered: (minute: number) => boolean
  isLeave: (minute: number) => boolean
  isNight: (minute: number) => boolean
  kindAt: (minute: number) => DayKind
}

const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Night on the day and on the one after it: 0:00–5:00, 22:00–29:00, 46:00–48:00. */
const nightsOf = ({ nightAddition: { from, until } }: RuleSet): Minutes[] =>
  [-1, 0, 1].map((day) => [
    day * MINUTES_A_DAY + clock(from),
    (clock(until) > clock(from) ? day : day + 1) * MINUTES_A_DAY + clock(until),
  ])

const isIn = (spans: readonly Minutes[]) => (minute: number) => spans.some((span) => holds(span, minute))

export function arrangementOf(rules: RuleSet, day: Day): Arrangement {
  const inMinutes = (spans: readonly Span[]) => spans.map((span) => minutesOf(day.on, span))
  const breaksOf = (stints: readonly Stint[]) => inMinutes(stints.flatMap(({ breaks }) => breaks))
  const duties = day.duty ? [day.duty] : []
  const [worked, leaves] = [inMinutes(day.worked), inMinutes(day.leaves)]
  const [duty, dutyBreaks] = [inMinutes(duties), breaksOf(duties)]
  const [orders, orderBreaks] = [inMinutes(day.orders), breaksOf(day.orders)]
  const nights = nightsOf(rules)
  const [isDutyBreak, isOrderBreak] = [isIn(dutyBreaks), isIn(orderBreaks)]
  const edges = [worked, leaves, duty, dutyBreaks, orders, orderBreaks, nights].flat(2)
  const kindAt = (minute: number) => (minute < MINUTES_A_DAY ? day.kind : (day.next ?? day.kind))
  return {
    edges: [...new Set([...edges, MINUTES_A_DAY])].toSorted((a, b) => a - b),
    isWorked: isIn(worked),
    isDuty: (minute) => isIn(duty)(minute) && !isDutyBreak(minute),
    // an order for a holiday is given for the whole of its duty, and means no work in the break
    isOrdered: (minute) =>
      isIn(orders)(minute) && !isOrderBreak(minute) && !(isDutyBreak(minute) && kindAt(minute) !== 'workday'),
    isBreak: (minute) => isDutyBreak(minute) || isOrderBreak(minute),
    isLeave: isIn(leaves),
    isNight: isIn(nights),
    kindAt,
  }
}
