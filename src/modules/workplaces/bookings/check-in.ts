import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { tellBoard } from '../board/board.queries.ts'
import { type Booking, dayOf, type Evidence, isOver } from './booking.ts'
import { findBooking, markCame } from './bookings.queries.ts'

/** Whether one can come now: on the day, from the morning until it is over. */
export const canCheckIn = (booking: Booking, now: Temporal.Instant): boolean =>
  booking.status === 'approved' &&
  booking.cameAt === null &&
  dayOf(booking).equals(dateInTokyo(now)) &&
  !isOver(booking, now)

/**
 * チェックイン: somebody is there. Of several proofs the first is kept.
 * @returns false where it is not booked, not its day, over, or known already
 */
export async function checkIn(
  tx: Tx<'workplaces'>,
  bookingId: number,
  evidence: Evidence,
  now: Temporal.Instant,
): Promise<boolean> {
  const staffId = await markCame(tx, bookingId, evidence, now)
  if (staffId === undefined) return false
  await tellBoard(tx, now, staffId)
  return true
}

/** @throws Refusal 404 where it is not one's own, or not there */
export async function getOwnBooking(db: Db<'workplaces'>, staff: Staff, id: number): Promise<Booking> {
  const booking = await findBooking(db, id)
  if (booking?.staffId !== staff.id) throw new Refusal(404, 'この予約は見つかりません。')
  return booking
}

/** By its owner, who says so. Pressed twice it is once. */
export async function checkInOneself(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  evidence: 'page' | 'api',
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await getOwnBooking(tx, staff, id)
    if (await checkIn(tx, id, evidence, now)) return
    const booking = await getOwnBooking(tx, staff, id)
    if (booking.cameAt !== null) return
    const day = dateInWords(dayOf(booking))
    throw new Refusal(
      409,
      booking.status === 'approved'
        ? `${day}の予約です。チェックインは、その日の終わりの時刻までにできます。`
        : 'この予約は、いま使えません。予約の一覧を読み込み直してください。',
    )
  })
}
