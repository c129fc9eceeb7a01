import { record } from '#kernel/audit/record.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { tellBoard } from '../board/board.queries.ts'
import { placeInWords } from '../seats/seat.ts'
import { bookedInWords } from './booking.ts'
import { holdNoShows, moveBooking } from './bookings.queries.ts'

/** 来なかった席を空ける: whoever has not come so many minutes after the beginning loses the seat for the rest, and hears of it. */
export async function releaseNoShows(db: Db<'workplaces'>, now: Temporal.Instant): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const missed = await holdNoShows(tx, now)
    for (const booking of missed) {
      const { id, staffId } = booking
      await moveBooking(tx, id, 'approved', 'released', now)
      const title = `チェックインがなかったので、席を空けました: ${placeInWords(booking)} ${bookedInWords(booking)}`
      await notify(tx, now, staffId, { title, href: '/console/workplaces' })
      await tellBoard(tx, now, staffId)
      await record(tx, now, 'system:worker', 'booking.released', `booking:${id}`, {
        staffId,
        seat: placeInWords(booking),
        booked: bookedInWords(booking),
      })
    }
    return missed.length
  })
}

export function releaseNoShowsTask(program: Program): Task {
  return async ({ db }) => void (await releaseNoShows(db, program.clock()))
}
