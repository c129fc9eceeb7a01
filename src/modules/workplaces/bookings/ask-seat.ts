import { propose, resubmit } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Mistake, Refusal } from '#lib/refusal.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { placeInWords } from '../seats/seat.ts'
import { holdSeat } from '../seats/seats.queries.ts'
import { tellBoard } from '../board/board.queries.ts'
import { type BookedTime, BOOKING_MATTER, dayOf } from './booking.ts'
import {
  changeRequest,
  findRequest,
  insertRequest,
  listInTheWay,
  type SeatRequest,
  settleBookings,
} from './bookings.queries.ts'
import { readOpenDays } from './open-days.ts'
import { type AskedRequest, readRequest, type TypedRequest } from './read-request.ts'
import { documentOf } from './request-document.ts'

/** What was typed, with its seat held as it is. @throws Refusal 422 with everything that is wrong */
async function readTyped(tx: Tx<'workplaces'>, now: Temporal.Instant, staff: Staff, typed: TypedRequest) {
  const place = await holdSeat(tx, /^\d{1,15}$/.test(typed.seat) ? Number(typed.seat) : 0)
  return readRequest(typed, { now, place, ...(await readOpenDays(tx, staff.id)) })
}

/** Why some days could not be had, day by day. */
async function conflictsOf(
  tx: Tx<'workplaces'>,
  staffId: number,
  { place: { seat } }: AskedRequest,
  times: readonly BookedTime[],
): Promise<Mistake[]> {
  const others = await listInTheWay(tx, { staffId, seatId: seat.id, times })
  return times.map((time) => {
    const day = dateInWords(dayOf(time))
    const own = others.find((other) => other.staffId === staffId && dayOf(other).equals(dayOf(time)))
    const message = own
      ? `${day}は、あなたの予約(${placeInWords(own)})があります。取り消すか、この日を外してください。`
      : `${day}は、この席はふさがっています。ほかの席にするか、この日を外してください。`
    return { field: 'days', message }
  })
}

const wishOf = (staffId: number, { place, times }: AskedRequest) => ({ staffId, seatId: place.seat.id, times })

/** @throws Refusal 409 with every day that is taken, unless those may be left out */
async function refuseMissed(
  tx: Tx<'workplaces'>,
  staffId: number,
  asked: AskedRequest,
  taken: readonly BookedTime[],
): Promise<void> {
  const missed = asked.times.filter(({ from }) => !taken.some((one) => one.from.equals(from)))
  if (missed.length === 0 || (asked.skip && taken.length > 0)) return
  const mistakes = await conflictsOf(tx, staffId, asked, missed)
  throw new Refusal(409, mistakes.map(({ message }) => message).join(' '), 'days', mistakes)
}

/** 席の利用を申請する: from now on the seat is held. @returns the proposal's id */
export function askSeat(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: TypedRequest,
): Promise<number> {
  const [sectionId] = staff.sectionIds
  if (sectionId === undefined)
    throw new Refusal(409, '所属している課がないので、申請できません。人事の担当に相談してください。')
  return db.transaction().execute(async (tx) => {
    const asked = await readTyped(tx, now, staff, typed)
    const { id, taken } = await insertRequest(tx, now, asked.reason, wishOf(staff.id, asked))
    await refuseMissed(tx, staff.id, asked, taken)
    await tellBoard(tx, now, staff.id)
    const href = `/console/workplaces/board?on=${dayOf(taken[0]!)}` as const
    const document = await documentOf(tx, staff.id, asked, taken)
    return propose(tx, now, staff, { matter: BOOKING_MATTER, subject: String(id), sectionId, href, ...document })
  })
}

/** @throws Refusal 404 where it is not one's own, or not there */
export async function getOwnRequest(db: Db<'workplaces'>, staff: Staff, id: number): Promise<SeatRequest> {
  const request = await findRequest(db, id)
  if (request?.staffId !== staff.id) throw new Refusal(404, 'この申請は見つかりません。')
  return request
}

/** 直して出し直す, after it was returned: what was held is let go, and what is asked for now is held. @returns the proposal's id */
export function mendRequest(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: TypedRequest,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { proposalId } = await getOwnRequest(tx, staff, id)
    if (proposalId === null) throw new Refusal(409, 'この申請は、もう決裁が終わっています。')
    const asked = await readTyped(tx, now, staff, typed)
    await settleBookings(tx, id, 'withdrawn', now)
    const { taken } = await changeRequest(tx, now, id, asked.reason, wishOf(staff.id, asked))
    await refuseMissed(tx, staff.id, asked, taken)
    await tellBoard(tx, now, staff.id)
    await resubmit(tx, now, staff, proposalId, await documentOf(tx, staff.id, asked, taken))
    return proposalId
  })
}
