import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateInWords, timeInWords } from '#lib/time/in-words.ts'
import { startOfDay } from '../punches/moment.ts'
import { type LeaveKind, leaveKinds } from '../rules/leave/leave-kinds.ts'
import type { RuleSet } from '../rules/rule-set/rule-set.ts'

export const REQUEST_UNITS = { day: '1日単位', half: '半日', hours: '時間' } as const
export type RequestUnit = keyof typeof REQUEST_UNITS

export const REQUEST_STATES = {
  asked: '決裁待ち',
  granted: '承認済み',
  refused: '却下',
  withdrawn: '取下げ',
  cancelled: '取消し',
} as const
export type RequestState = keyof typeof REQUEST_STATES

/** 在宅勤務 is asked for like leave, but is work. */
export const TELEWORK = 'telework'

/** 休暇・在宅勤務の申請: somebody's days, half days or hours that are to be otherwise than planned. */
export interface DayRequest {
  readonly id: number
  readonly staffId: number
  /** A kind of leave, as the rules name it, or TELEWORK. */
  readonly kind: string
  readonly unit: RequestUnit
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  readonly reason: string
  readonly state: RequestState
  /** The proposal under which it was decided, or lies. */
  readonly proposalId: number | null
}

/** 決裁の種類. */
export const LEAVE_MATTER = 'attendance.leave'
export const TELEWORK_MATTER = 'attendance.telework'
export const matterOf = ({ kind }: Pick<DayRequest, 'kind'>) => (kind === TELEWORK ? TELEWORK_MATTER : LEAVE_MATTER)

/** Where leave or telework of a day is asked for. */
export const leaveHref = (on: Temporal.PlainDate): `/${string}` => `/console/attendance/requests/new?on=${on}`
export const teleworkHref = (on: Temporal.PlainDate): `/${string}` => `${leaveHref(on)}&kind=${TELEWORK}`

type Times = Pick<DayRequest, 'unit' | 'from' | 'until'>

export const firstDay = ({ from }: Pick<Times, 'from'>): Temporal.PlainDate => dateInTokyo(from)
export const lastDay = ({ until }: Pick<Times, 'until'>): Temporal.PlainDate =>
  dateInTokyo(until.subtract({ nanoseconds: 1 }))

/** Whether some of it is on a day. */
export const reaches = ({ from, until }: Pick<Times, 'from' | 'until'>, on: Temporal.PlainDate): boolean =>
  Temporal.Instant.compare(from, startOfDay(on.add({ days: 1 }))) < 0 &&
  Temporal.Instant.compare(until, startOfDay(on)) > 0

/** Every day on which some of it is. */
export function daysOf(request: Pick<Times, 'from' | 'until'>): Temporal.PlainDate[] {
  const [first, last] = [firstDay(request), lastDay(request)]
  return Array.from({ length: first.until(last).days + 1 }, (_, at) => first.add({ days: at }))
}

export const kindOfLeave = (rules: RuleSet, kind: string): LeaveKind | undefined =>
  leaveKinds(rules).find(({ id }) => id === kind)

/** A kind that the rules no longer have keeps its place. */
export const kindInWords = (rules: RuleSet, kind: string): string =>
  kind === TELEWORK ? '在宅勤務' : (kindOfLeave(rules, kind)?.title ?? '休暇')

const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(TOKYO).toPlainTime()

/** Which half of a day. */
export const partOfDay = ({ from }: Pick<Times, 'from'>): 'morning' | 'afternoon' =>
  local(from).hour === 0 ? 'morning' : 'afternoon'

/** 終日, 午前, 午後, 10:00–12:00 */
export function partInWords({ unit, from, until }: Times): string {
  if (unit === 'day') return '終日'
  if (unit === 'half') return partOfDay({ from }) === 'morning' ? '午前' : '午後'
  return `${timeInWords(local(from))}–${timeInWords(local(until))}`
}

/** 11月24日(火)〜26日(木) 終日 */
export function timesInWords(request: Times): string {
  const [first, last] = [firstDay(request), lastDay(request)]
  const through = first.equals(last) ? '' : `〜${dateInWords(last)}`
  return `${dateInWords(first)}${through} ${partInWords(request)}`
}
