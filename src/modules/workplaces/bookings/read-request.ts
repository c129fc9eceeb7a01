import { type OfficeCalendar, hoursOn } from '#kernel/calendar/office-calendar.ts'
import { holdsOn, type Period } from '#kernel/organization/period.ts'
import type { Site } from '#kernel/sites/site.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, timeInWords } from '#lib/time/in-words.ts'
import { typedDate, typedTime } from '#lib/time/typed-moment.ts'
import { isClosedOn, type PlacedSeat } from '../seats/seat.ts'
import { timesOf } from '../seats/wish.ts'
import { type BookedTime, isOver } from './booking.ts'

/** As it was typed. */
export interface TypedRequest {
  seat: string
  days: string[]
  from: string
  until: string
  reason: string
  /** Whether days that are taken may be left out. */
  skip: boolean
}

export interface Known {
  now: Temporal.Instant
  /** The seat that was chosen, where there is one. */
  place: PlacedSeat | undefined
  calendar: OfficeCalendar
  employed: readonly Period[]
}

export interface AskedRequest {
  readonly place: PlacedSeat
  /** In the order of their days. */
  readonly times: readonly BookedTime[]
  readonly reason: string
  readonly skip: boolean
}

const MOST_DAYS = 31
const FURTHEST = { months: 3 }
const LONGEST_REASON = 1000

/** The last day that can be asked for. */
export const lastDayFrom = (today: Temporal.PlainDate): Temporal.PlainDate => today.add(FURTHEST)

/** Why a day cannot be asked for, whoever else wants it. */
export function dayFault(on: Temporal.PlainDate, { now, place, calendar, employed }: Known): string | undefined {
  const today = dateInTokyo(now)
  if (Temporal.PlainDate.compare(on, today) < 0) return 'は過ぎています。'
  if (Temporal.PlainDate.compare(on, lastDayFrom(today)) > 0)
    return `は先すぎます。申請できるのは${dateInWords(lastDayFrom(today))}までです。`
  const hours = hoursOn(calendar, on)
  if ('closedFor' in hours) return `は休み(${hours.closedFor})です。`
  if (!employed.some((period) => holdsOn(period, on))) return 'は在職期間の外です。'
  if (place && isClosedOn(place.seat, on)) return 'は、この席を使えません。'
  return undefined
}

const wrongDay = (message: string): Mistake[] => [{ field: 'days', message }]

function dayMistakes(typed: Pick<TypedRequest, 'days'>, days: readonly Temporal.PlainDate[], known: Known): Mistake[] {
  if (days.length === 0 || days.length < new Set(typed.days).size)
    return wrongDay('使う日を選んでください。例: 来週の月曜日と水曜日')
  if (days.length > MOST_DAYS) return wrongDay(`一度に申請できるのは ${MOST_DAYS} 日までです。`)
  return days.flatMap((on) => {
    const fault = dayFault(on, known)
    return fault ? wrongDay(`${dateInWords(on)}${fault}`) : []
  })
}

function hourMistakes(
  from: Temporal.PlainTime | undefined,
  until: Temporal.PlainTime | undefined,
  site: Site | undefined,
) {
  const mistakes: Mistake[] = []
  if (!from) mistakes.push({ field: 'from', message: '始まりの時刻を入力してください。例: 8:30' })
  if (!until) mistakes.push({ field: 'until', message: '終わりの時刻を入力してください。例: 17:15' })
  if (!from || !until) return mistakes
  if (Temporal.PlainTime.compare(from, until) >= 0)
    mistakes.push({ field: 'until', message: '終わりは、始まりより後にしてください。' })
  if (site) {
    const { name, opens, closes } = site
    const open = `${name}が開いているのは ${timeInWords(opens)}–${timeInWords(closes)} です。`
    if (Temporal.PlainTime.compare(from, opens) < 0) mistakes.push({ field: 'from', message: open })
    if (Temporal.PlainTime.compare(until, closes) > 0) mistakes.push({ field: 'until', message: open })
  }
  return mistakes
}

const daysOf = (typed: readonly string[]): Temporal.PlainDate[] =>
  [...new Set(typed)].toSorted().flatMap((day) => typedDate(day) ?? [])

/** Everything that is wrong with the days and hours that somebody looks for at a site. */
export const wishMistakes = (
  { days, from, until }: Pick<TypedRequest, 'days' | 'from' | 'until'>,
  site: Site,
  known: Known,
): Mistake[] => [
  ...dayMistakes({ days }, daysOf(days), known),
  ...hourMistakes(typedTime(from), typedTime(until), site),
]

/** What was typed. @throws Refusal 422 with everything that is wrong with it */
export function readRequest(typed: TypedRequest, known: Known): AskedRequest {
  const { place, now } = known
  const [from, until, days] = [typedTime(typed.from), typedTime(typed.until), daysOf(typed.days)]
  const reason = typed.reason.trim()
  const mistakes: Mistake[] = []
  if (!place) mistakes.push({ field: 'seat', message: '席を選んでください。' })
  mistakes.push(...dayMistakes(typed, days, known), ...hourMistakes(from, until, place?.site))
  const times = from && until ? timesOf({ days, from, until }) : []
  if (mistakes.length === 0 && times.some((time) => isOver(time, now)))
    mistakes.push({ field: 'until', message: '今日の終わりの時刻は、もう過ぎています。' })
  if (!reason)
    mistakes.push({ field: 'reason', message: '理由を入力してください。例: 午前に分室の近くで会議があるため' })
  else if ([...reason].length > LONGEST_REASON)
    mistakes.push({ field: 'reason', message: `理由は ${LONGEST_REASON} 文字までにしてください。` })
  refuseMistakes(mistakes)
  return { place: place!, times, reason, skip: typed.skip }
}
