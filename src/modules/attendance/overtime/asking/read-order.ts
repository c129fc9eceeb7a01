import { holdsOn } from '#kernel/organization/period.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { durationInWords } from '#lib/time/in-words.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { typedDate, typedTime } from '#lib/time/typed-moment.ts'
import { plannedDay, type Planning } from '../../book/planned-day.ts'
import type { RulesOn } from '../../book/read-planning.ts'
import { minutesWithin } from '../../requests/day-leave.ts'
import type { Segment } from '../../rules/day/classify-day.ts'
import { hoursInWords, type Times } from '../order.ts'
import { closedInWords, type ClosedMonths } from '../../closing/refuse-if-closed.ts'
import type { NewOrder } from '../orders.queries.ts'
import { segmentsOf } from '../limits/counted.ts'

/** As it was typed. An end that is not after the beginning is of the next day, and so is a break before it. */
export interface TypedOrder {
  on: string
  begins: string
  ends: string
  restBegins: string
  restEnds: string
  work: string
  special: string
  late: string
}

export type AskedOrder = Omit<NewOrder, 'staffId' | 'sectionId'>

export interface KnownOfOrder {
  now: Temporal.Instant
  rulesOn: RulesOn
  planning: Planning
  /** Months that are closed, by name. */
  closed: ClosedMonths
}

/** How far ahead and back: in days. */
const FURTHEST = { ahead: 28, back: 366 }
const LONGEST_TEXT = 1000

export type Wrong<Field> = (field: Field, message: string) => void
type TypedTimes = Pick<TypedOrder, 'on' | 'begins' | 'ends' | 'restBegins' | 'restEnds'>

/** A time of the day on or after another moment. */
const nextAt = (time: Temporal.PlainTime, after: Temporal.PlainDateTime): Temporal.PlainDateTime => {
  const same = after.toPlainDate().toPlainDateTime(time)
  return Temporal.PlainDateTime.compare(same, after) > 0 ? same : same.add({ days: 1 })
}

const instant = (at: Temporal.PlainDateTime) => at.toZonedDateTime(TOKYO).toInstant()

function readRest(
  typed: TypedTimes,
  from: Temporal.PlainDateTime,
  until: Temporal.PlainDateTime,
  wrong: Wrong<keyof TypedTimes>,
) {
  const [begins, ends] = [typedTime(typed.restBegins), typedTime(typed.restEnds)]
  if (!typed.restBegins && !typed.restEnds) return undefined
  if (!begins) wrong('restBegins', '休憩の始まりの時刻を入力してください。')
  if (!ends) wrong('restEnds', '休憩の終わりの時刻を入力してください。')
  if (!begins || !ends) return undefined
  const restFrom = nextAt(begins, from)
  const restUntil = nextAt(ends, restFrom)
  if (Temporal.PlainDateTime.compare(restUntil, until) >= 0)
    wrong('restBegins', '休憩は、始まりと終わりの間にしてください。')
  return { from: instant(restFrom), until: instant(restUntil) }
}

/** The times of an order as they were typed; undefined where something is missing. */
export function readTimes(typed: TypedTimes, wrong: Wrong<keyof TypedTimes>): Times | undefined {
  const [on, begins, ends] = [typedDate(typed.on), typedTime(typed.begins), typedTime(typed.ends)]
  if (!on) wrong('on', '日付を入力してください。')
  if (!begins) wrong('begins', '始まりの時刻を入力してください。')
  if (!ends) wrong('ends', '終わりの時刻を入力してください。')
  if (!on || !begins || !ends) return undefined
  if (begins.equals(ends)) wrong('ends', '終わりは、始まりと違う時刻にしてください。')
  const from = on.toPlainDateTime(begins)
  const until = nextAt(ends, from)
  return { from: instant(from), until: instant(until), rest: readRest(typed, from, until, wrong) }
}

/** 正規の勤務時間 needs no order: of the day on which it begins and of the one into which it goes on. */
export function dutyAgainst({ rulesOn, planning }: Pick<KnownOfOrder, 'rulesOn' | 'planning'>, times: Times) {
  const first = dateInTokyo(times.from)
  return [first, first.add({ days: 1 })]
    .map((on) => plannedDay(rulesOn(on), planning, on).planned)
    .find((planned) => planned && minutesWithin(planned, times) > 0)
}

/** 休憩 that a day without regular hours needs, in minutes: 労働基準法34条1項. On a day of work the break of the day is one already. */
const breakNeeded = (worked: number): number => (worked > 480 ? 60 : worked > 360 ? 45 : 0)

function checkBreak(segments: readonly Segment[], wrong: Wrong<keyof TypedOrder>) {
  const pauses = segments.filter(({ workClass }) => workClass === 'break')
  const paused = pauses.reduce((sum, { minutes }) => sum + minutes, 0)
  const worked = segments.reduce((sum, { minutes }) => sum + minutes, 0) - paused
  const needed = breakNeeded(worked)
  if (paused < needed)
    wrong(
      'restBegins',
      `${durationInWords(worked)}働くには、間に${durationInWords(needed)}以上の休憩が要ります(労働基準法34条)。休憩の時刻を入力してください。`,
    )
}

function checkTimes(times: Times, known: KnownOfOrder, wrong: Wrong<keyof TypedOrder>) {
  const { now, planning, rulesOn, closed } = known
  const on = dateInTokyo(times.from)
  const ahead = dateInTokyo(now).until(on).days
  if (!planning.employed.some((period) => holdsOn(period, on)))
    return wrong('on', 'この日は在職期間の外です。日付を確かめてください。')
  if (ahead > FURTHEST.ahead) return wrong('on', '申請できるのは、4週間先までです。')
  if (-ahead > FURTHEST.back) return wrong('on', '申請できるのは、1年前までです。')
  const state = closed.get(on.toPlainYearMonth().toString())
  if (state) return wrong('on', closedInWords(on.toPlainYearMonth(), state))
  const duty = dutyAgainst(known, times)
  if (duty) {
    const hours = hoursInWords({ from: instant(duty.from), until: instant(duty.until), rest: undefined })
    return wrong('begins', `正規の勤務時間(${hours})と重なっています。その前か後の時間にしてください。`)
  }
  const segments = segmentsOf(rulesOn, planning, times)
  if (segments.every(({ workClass }) => workClass === 'break'))
    return wrong('begins', 'この時間はすべて休憩時間です。時刻を確かめてください。')
  if (!plannedDay(rulesOn(on), planning, on).planned) checkBreak(segments, wrong)
}

const textOf = (typed: string, field: 'work' | 'special' | 'late', wrong: Wrong<keyof TypedOrder>): string => {
  const text = typed.trim()
  if ([...text].length > LONGEST_TEXT) wrong(field, `${LONGEST_TEXT} 文字までにしてください。`)
  return text
}

/** What was typed. @throws Refusal 422 with everything that is wrong with it */
export function readOrder(typed: TypedOrder, known: KnownOfOrder): AskedOrder {
  const mistakes: Mistake[] = []
  const wrong: Wrong<keyof TypedOrder> = (field, message) => void mistakes.push({ field, message })
  const times = readTimes(typed, wrong)
  if (times && mistakes.length === 0) checkTimes(times, known, wrong)
  const [work, special, late] = [
    textOf(typed.work, 'work', wrong),
    textOf(typed.special, 'special', wrong),
    textOf(typed.late, 'late', wrong),
  ]
  if (!work) wrong('work', 'する業務を入力してください。例: 議会の答弁資料の作成')
  const isLate = times !== undefined && Temporal.Instant.compare(times.from, known.now) < 0
  if (isLate && !late && !mistakes.some(({ field }) => field === 'on'))
    wrong(
      'late',
      '始まりが今より前です。前もって命令を受けられなかった理由を入力してください。例: 窓口に残った方の対応',
    )
  refuseMistakes(mistakes)
  return { ...times!, work, specialReason: special || null, lateReason: isLate ? late : null }
}
