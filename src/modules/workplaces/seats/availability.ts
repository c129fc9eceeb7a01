import { type BookedTime, dayOf } from '../bookings/booking.ts'
import { isClosedOn, type Seat } from './seat.ts'

/** A booking of a seat that stands, and whose it is. */
export interface Busy extends BookedTime {
  readonly seatId: number
  readonly staffId: number
  readonly name: string
  readonly status: 'pending' | 'approved'
}

/** Of one seat at one time. */
export type TimeState = 'free' | 'held' | 'taken' | 'yours' | 'closed'

/** Of one seat at several times: `partly` where some are free. */
export type SeatState = TimeState | 'partly'

export interface SeatView {
  readonly seat: Seat
  readonly state: SeatState
  /** At each of the times, in their order. */
  readonly times: readonly TimeState[]
  /** Who sits there, as far as that is decided; of several days, on which. */
  readonly who: readonly string[]
}

// Numbers, since a month of a large site is half a million comparisons.
const meets = (a: BookedTime, b: BookedTime): boolean =>
  a.from.epochMilliseconds < b.until.epochMilliseconds && b.from.epochMilliseconds < a.until.epochMilliseconds

/** @param busy what stands of the seat */
export function timeState(seat: Seat, time: BookedTime, busy: readonly Busy[], staffId: number): TimeState {
  const met = busy.filter((one) => meets(one, time))
  if (met.some((one) => one.staffId === staffId)) return 'yours'
  if (isClosedOn(seat, dayOf(time))) return 'closed'
  if (met.length === 0) return 'free'
  return met.some(({ status }) => status === 'approved') ? 'taken' : 'held'
}

function together(states: readonly TimeState[]): SeatState {
  const [first = 'free', ...rest] = states
  if (rest.every((state) => state === first)) return first
  return states.includes('free') ? 'partly' : 'taken'
}

/** 鈴木, 鈴木(12/1、12/3) */
function whoInWords(met: readonly Busy[], days: number): string[] {
  return [...Map.groupBy(met, ({ staffId }) => staffId).values()].map((own) => {
    const on = new Set(own.map((one) => dayOf(one)).map(({ month, day }) => `${month}/${day}`))
    return days > 1 ? `${own[0]!.name}(${[...on].join('、')})` : own[0]!.name
  })
}

function viewSeat(seat: Seat, times: readonly BookedTime[], busy: readonly Busy[], staffId: number): SeatView {
  const states = times.map((time) => timeState(seat, time, busy, staffId))
  const met = times.flatMap((time) => busy.filter((one) => one.status === 'approved' && meets(one, time)))
  return { seat, state: together(states), times: states, who: whoInWords(met, times.length) }
}

/** What seats are to somebody who wants one at these times. */
export function viewSeats(
  seats: readonly Seat[],
  times: readonly BookedTime[],
  busy: readonly Busy[],
  staffId: number,
): SeatView[] {
  const bySeat = Map.groupBy(busy, ({ seatId }) => seatId)
  return seats.map((seat) => viewSeat(seat, times, bySeat.get(seat.id) ?? [], staffId))
}

export const canChoose = ({ state }: SeatView): boolean => state === 'free' || state === 'partly'

const WORDS: Record<TimeState, string> = {
  free: '空き',
  held: '申請中',
  taken: '予約済み',
  yours: 'あなた',
  closed: '使えません',
}

export const timeStateInWords = (state: TimeState): string => WORDS[state]

const freeDays = (times: readonly TimeState[]): number => times.filter((one) => one === 'free').length

/** 空き, 予約済み, 5日のうち3日 空き */
export function stateInWords({ state, times }: SeatView): string {
  if (state !== 'partly') return WORDS[state]
  return `${times.length}日のうち${freeDays(times)}日 空き`
}

/** As far as there is room for it in a seat of the plan: 3日 空き */
export const stateBriefly = ({ state, times }: SeatView): string =>
  state === 'partly' ? `${freeDays(times)}日 空き` : WORDS[state]
