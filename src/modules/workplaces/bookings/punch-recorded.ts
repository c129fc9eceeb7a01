import type { Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { listBookingsOn } from './bookings.queries.ts'
import { isOver } from './booking.ts'
import { checkIn } from './check-in.ts'

/** Whoever punches at a satellite office where they have a seat that day has come to it. */
async function comeByPunch(db: Db<'workplaces'>, staffId: number, site: string, at: Temporal.Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const bookings = await listBookingsOn(tx, staffId, dateInTokyo(at))
    const booking = bookings.find((one) => one.site === site && one.cameAt === null && !isOver(one, at))
    if (booking) await checkIn(tx, booking.id, 'punch', at)
  })
}

export const punchRecorded: Task = ({ db }, { staff, site, at }) =>
  comeByPunch(db, Number(staff), String(site), Temporal.Instant.from(String(at)))
