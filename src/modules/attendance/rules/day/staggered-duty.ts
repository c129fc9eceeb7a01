import { refuseFaults } from '../fault.ts'
import type { RuleSet } from '../rule-set/rule-set.ts'
import type { Stint } from './span.ts'

const at = (on: Temporal.PlainDate, time: string) => on.toPlainDateTime(Temporal.PlainTime.from(time))

/** 始業時刻: 8:00, 8:30, … as the rule lists them. */
export function startTimes({ starts: { earliest, latest, everyMinutes } }: RuleSet): string[] {
  const times: string[] = []
  let time = Temporal.PlainTime.from(earliest)
  // a latest start close to midnight must not go round the clock
  for (let passed = 0; passed < 24 * 60 && time.toString() <= `${latest}:00`; passed += everyMinutes) {
    times.push(time.toString({ smallestUnit: 'minute' }))
    time = time.add({ minutes: everyMinutes })
  }
  return times
}

const minutesOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Whether it is among the {@link startTimes}, without making a list of them for every day of everybody. */
function isStart({ starts: { earliest, latest, everyMinutes } }: RuleSet, start: string): boolean {
  const [at, first] = [minutesOfDay(start), minutesOfDay(earliest)]
  const isTime = /^\d\d:\d\d$/.test(start)
  return isTime && at >= first && at <= minutesOfDay(latest) && (at - first) % everyMinutes === 0
}

/** 時差出勤: a full day's duty from one of the starting times on, with the midday break. @throws Faults for another time */
export function staggeredDuty(rules: RuleSet, on: Temporal.PlainDate, start: string): Stint {
  if (!isStart(rules, start))
    refuseFaults([{ field: 'start', reason: `始業時刻は ${startTimes(rules).join('、')} です` }])
  const { breakFrom, breakMinutes } = rules.starts
  const [from, pause] = [at(on, start), at(on, breakFrom)]
  return {
    from,
    until: from.add({ minutes: rules.day.minutes + breakMinutes }),
    breaks: breakMinutes > 0 ? [{ from: pause, until: pause.add({ minutes: breakMinutes }) }] : [],
  }
}
