import { tellDecider } from '#kernel/approvals/index.ts'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { tellBoard } from '../board/board.queries.ts'
import { endSessionsOf } from '../network/end-sessions.ts'
import { placeInWords } from '../seats/seat.ts'
import { bookedInWords, type Booking, isOver } from './booking.ts'
import { moveBooking } from './bookings.queries.ts'
import { getOwnBooking } from './check-in.ts'

/** What waits is withdrawn as a whole, where it is decided. */
export const canCancel = (booking: Booking, now: Temporal.Instant): boolean =>
  booking.status === 'approved' && !isOver(booking, now)

/** 予約を1日だけ取り消す: the seat is free for others at once, and whoever decided hears of it. */
export async function cancelBooking(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const booking = await getOwnBooking(tx, staff, id)
    if (isOver(booking, now)) throw new Refusal(409, '終わった予約は取り消せません。')
    if (!(await moveBooking(tx, id, 'approved', 'cancelled', now)))
      throw new Refusal(409, '取り消せるのは、予約済みのものだけです。予約の一覧を読み込み直してください。')
    await endSessionsOf(tx, { bookingId: id })
    await tellBoard(tx, now, staff.id)
    const { proposalId } = booking
    const title = `${staff.name}さんが取り消しました: ${placeInWords(booking)} ${bookedInWords(booking)}`
    if (proposalId !== null) await tellDecider(tx, now, proposalId, staff.id, title)
    const detail = { seat: placeInWords(booking), booked: bookedInWords(booking) }
    await record(tx, now, `staff:${staff.id}`, 'booking.cancelled', `booking:${id}`, detail)
  })
}
