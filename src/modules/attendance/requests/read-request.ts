import { holdsOn } from '#kernel/organization/period.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { typedDate, typedTime } from '#lib/time/typed-moment.ts'
import { plannedDay, type Planning } from '../book/planned-day.ts'
import type { RulesOn } from '../book/read-planning.ts'
import { startOfDay } from '../punches/moment.ts'
import type { Span, Stint } from '../rules/day/span.ts'
import { ANNUAL, type LeaveKind } from '../rules/leave/leave-kinds.ts'
import { minutesWithin } from './day-leave.ts'
import { kindOfLeave, REQUEST_UNITS, type RequestUnit, TELEWORK } from './request.ts'
import type { NewRequest } from './requests.queries.ts'

/** As it was typed. What a unit does not need is left empty. */
export interface TypedRequest {
  kind: string
  unit: string
  from: string
  /** The last day; empty for one day. */
  until: string
  half: string
  begins: string
  ends: string
  reason: string
}

export interface KnownOfRequest {
  now: Temporal.Instant
  rulesOn: RulesOn
  planning: Planning
}

export type AskedRequest = Omit<NewRequest, 'staffId'>

/** Longest request, and how far ahead one can ask: in days. */
const LONGEST_DAYS = 366
const LONGEST_REASON = 1000

type Wrong = (field: keyof TypedRequest, message: string) => void

const instant = (at: Temporal.PlainDateTime) => at.toZonedDateTime(TOKYO).toInstant()

const isUnit = (unit: string): unit is RequestUnit => unit in REQUEST_UNITS

/** 午前 ends where the break begins, and 午後 begins where it ends; without a break at the middle of the day's work. */
export function halfOf(planned: Stint, half: string): { from: Temporal.Instant; until: Temporal.Instant } {
  const on = planned.from.toPlainDate()
  const middle = planned.from.add({ minutes: Math.floor(planned.from.until(planned.until).total('minutes') / 2) })
  const { from, until }: Span = planned.breaks[0] ?? { from: middle, until: middle }
  return half === 'morning'
    ? { from: startOfDay(on), until: instant(from) }
    : { from: instant(until), until: startOfDay(on.add({ days: 1 })) }
}

const unitsOf = (kind: LeaveKind | typeof TELEWORK): RequestUnit[] =>
  kind === TELEWORK
    ? ['day']
    : ['day', ...(kind.halfDays ? (['half'] as const) : []), ...(kind.unitMinutes ? (['hours'] as const) : [])]

function checkDays(typed: TypedRequest, { now, planning }: KnownOfRequest, wrong: Wrong) {
  const from = typedDate(typed.from)
  const until = typed.unit === 'day' && typed.until ? typedDate(typed.until) : from
  const today = dateInTokyo(now)
  const isEmployed = (on: Temporal.PlainDate) => planning.employed.some((period) => holdsOn(period, on))
  if (!from) wrong('from', '日付を入力してください。')
  else if (!isEmployed(from)) wrong('from', 'この日は在職期間の外です。日付を確かめてください。')
  else if (today.until(from).days > LONGEST_DAYS) wrong('from', '申請できるのは、1年先までです。')
  if (!until) {
    if (from) wrong('until', '終わりの日を入力してください。')
  } else if (from && Temporal.PlainDate.compare(until, from) < 0)
    wrong('until', '終わりの日は、始まりの日か、それより後にしてください。')
  else if (from && from.until(until).days >= LONGEST_DAYS) wrong('until', '1回の申請は、1年までです。')
  else if (from && !until.equals(from) && !isEmployed(until))
    wrong('until', 'この日は在職期間の外です。日付を確かめてください。')
  return from && until && { from, until }
}

/** 時間単位: within the day's hours, and in the rule's unit. */
function checkHours(typed: TypedRequest, planned: Stint, kind: LeaveKind, wrong: Wrong) {
  const [begins, ends] = [typedTime(typed.begins), typedTime(typed.ends)]
  if (!begins) wrong('begins', '始まりの時刻を入力してください。')
  if (!ends) wrong('ends', '終わりの時刻を入力してください。')
  if (!begins || !ends) return undefined
  const on = planned.from.toPlainDate()
  const times = { from: instant(on.toPlainDateTime(begins)), until: instant(on.toPlainDateTime(ends)) }
  const unit = kind.unitMinutes ?? 1
  const hours = `${timeInWords(planned.from.toPlainTime())}–${timeInWords(planned.until.toPlainTime())}`
  const minutes = minutesWithin(planned, times)
  if (Temporal.PlainTime.compare(ends, begins) <= 0) wrong('ends', '終わりは、始まりより後にしてください。')
  else if (
    Temporal.Instant.compare(times.from, instant(planned.from)) < 0 ||
    Temporal.Instant.compare(times.until, instant(planned.until)) > 0
  )
    wrong('begins', `この日の勤務時間(${hours})の中で申請してください。`)
  else if (minutes === 0) wrong('begins', '休憩時間には、休暇はいりません。')
  else if (minutes % unit !== 0)
    wrong('ends', `${kind.title}は${unit}分単位です。休憩を除いて ${minutes} 分になっています。`)
  return times
}

function checkKind(typed: TypedRequest, kind: LeaveKind | typeof TELEWORK, wrong: Wrong) {
  if (!isUnit(typed.unit) || unitsOf(kind).includes(typed.unit)) return
  const title = kind === TELEWORK ? '在宅勤務' : kind.title
  wrong('kind', `${title}は、${REQUEST_UNITS[typed.unit]}では申請できません。${REQUEST_UNITS.day}で申請してください。`)
}

function checkSeason({ title, months, most }: LeaveKind, { from, until }: Days, wrong: Wrong) {
  const isIn = ({ month }: Temporal.PlainDate) => !months || (months[0] <= month && month <= months[1])
  if (months && !(isIn(from) && isIn(until))) wrong('from', `${title}は、${months[0]}月から${months[1]}月までです。`)
  if (from.year !== until.year && most?.per !== 'request')
    wrong('until', `${title}は1年ごとに数えます。12月31日までと1月1日からに分けて申請してください。`)
}

interface Days {
  from: Temporal.PlainDate
  until: Temporal.PlainDate
}

function hasWorkday({ rulesOn, planning }: KnownOfRequest, { from, until }: Days): boolean {
  for (let on = from; Temporal.PlainDate.compare(on, until) <= 0; on = on.add({ days: 1 }))
    if (plannedDay(rulesOn(on), planning, on).planned) return true
  return false
}

function timesOf(typed: TypedRequest, days: Days, known: KnownOfRequest, kind: LeaveKind | undefined, wrong: Wrong) {
  if (!hasWorkday(known, days)) {
    wrong('from', 'この日は勤務日ではないので、申請はいりません。')
    return undefined
  }
  const wholeDays = { from: startOfDay(days.from), until: startOfDay(days.until.add({ days: 1 })) }
  if (typed.unit === 'day' || !kind) return wholeDays
  const planned = plannedDay(known.rulesOn(days.from), known.planning, days.from).planned!
  if (typed.unit === 'hours') return checkHours(typed, planned, kind, wrong)
  if (typed.half !== 'morning' && typed.half !== 'afternoon') wrong('half', '午前か午後を選んでください。')
  return halfOf(planned, typed.half)
}

/** What was typed. @throws Refusal 422 with everything that is wrong with it */
export function readRequest(typed: TypedRequest, known: KnownOfRequest): AskedRequest {
  const mistakes: Mistake[] = []
  const wrong: Wrong = (field, message) => void mistakes.push({ field, message })
  const days = checkDays(typed, known, wrong)
  const rules = known.rulesOn(days?.from ?? dateInTokyo(known.now))
  const leave = typed.kind === TELEWORK ? undefined : kindOfLeave(rules, typed.kind)
  const kind = typed.kind === TELEWORK ? TELEWORK : leave
  if (!isUnit(typed.unit)) wrong('unit', '1日単位、半日、時間のどれかを選んでください。')
  if (!kind) wrong('kind', '休暇の種類を選んでください。')
  else checkKind(typed, kind, wrong)
  let times: Pick<AskedRequest, 'from' | 'until'> | undefined
  if (days && mistakes.length === 0) {
    if (leave) checkSeason(leave, days, wrong)
    times = timesOf(typed, days, known, leave, wrong)
  }
  const reason = typed.reason.trim()
  if (!reason && typed.kind !== ANNUAL)
    wrong('reason', kind === TELEWORK ? 'することと連絡先を入力してください。' : '理由を入力してください。')
  if ([...reason].length > LONGEST_REASON) wrong('reason', `${LONGEST_REASON} 文字までにしてください。`)
  refuseMistakes(mistakes)
  return { kind: typed.kind, unit: typed.unit as RequestUnit, ...times!, reason }
}
