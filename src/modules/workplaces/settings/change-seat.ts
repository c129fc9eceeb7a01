import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { notify } from '#kernel/notifications/notify.ts'
import { lastDayOf } from '#kernel/organization/period.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { tellBoard } from '../board/board.queries.ts'
import { bookedInWords } from '../bookings/booking.ts'
import { endSessionsOf } from '../network/end-sessions.ts'
import { type PlacedSeat, placeInWords, seatInWords } from '../seats/seat.ts'
import { findSeat, listSeats } from '../seats/seats.queries.ts'
import { getFloor, SOMEBODY_ELSE } from './change-floor.ts'
import { type NewSeat, readSeat, type TypedSeat } from './read-seat.ts'
import { cancelClosed, deleteSeat, holdFloor, insertSeat, updateSeat } from './settings.queries.ts'

/** @throws Refusal 404 */
export async function getSeat(db: Db<'workplaces'>, id: number): Promise<PlacedSeat> {
  const place = await findSeat(db, id)
  if (!place) throw new Refusal(404, 'この席は見つかりません。')
  return place
}

/** As it fits on its floor, on which nobody else puts one meanwhile. */
async function readOnFloor(tx: Tx<'workplaces'>, floorId: number, typed: TypedSeat, but?: number): Promise<NewSeat> {
  const floor = (await holdFloor(tx, floorId)) ?? (await getFloor(tx, floorId))
  const seats = await listSeats(tx, floor.siteId)
  return readSeat(
    typed,
    floor,
    seats.filter((seat) => seat.floorId === floorId && seat.id !== but),
  )
}

const detailOf = ({ label, vlan, closed, ...seat }: NewSeat) => ({
  label,
  equipment: seatInWords(seat),
  vlan,
  closed: closed && `${closed.from}〜${lastDayOf(closed) ?? ''}`,
})

/** 席を加える. @returns its id */
export function addSeat(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  floorId: number,
  typed: TypedSeat,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const seat = await readOnFloor(tx, floorId, typed)
    const id = await insertSeat(tx, floorId, seat)
    await record(tx, now, `staff:${staff.id}`, 'seat.added', `seat:${id}`, { floor: floorId, ...detailOf(seat) })
    return id
  })
}

/** Where it is closed, what was booked is cancelled, and whoever booked it hears of it. @returns how many were cancelled. @throws Refusal 409 where somebody else was first */
export async function changeSeat(
  db: Db<'workplaces'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: TypedSeat,
  version: number,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const place = await getSeat(tx, id)
    const seat = await readOnFloor(tx, place.seat.floorId, typed, id)
    if (!(await updateSeat(tx, id, seat, version))) throw new Refusal(409, SOMEBODY_ELSE)
    const cancelled = await cancelClosed(tx, id, now)
    const words = placeInWords({ site: place.site.name, floor: place.floor, label: seat.label })
    for (const booking of cancelled) {
      const title = `席が使えなくなったので、予約を取り消しました: ${words} ${bookedInWords(booking)}`
      await notify(tx, now, booking.staffId, { title, href: '/console/workplaces' })
      await endSessionsOf(tx, { bookingId: booking.id })
      await tellBoard(tx, now, booking.staffId)
    }
    const detail = { ...detailOf(seat), cancelled: cancelled.map((booking) => booking.id) }
    await record(tx, now, `staff:${staff.id}`, 'seat.changed', `seat:${id}`, detail)
    return cancelled.length
  })
}

/** A seat that was never booked; of any other the bookings tell where people were. */
export async function removeSeat(db: Db<'workplaces'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { seat } = await getSeat(tx, id)
    if (!(await deleteSeat(tx, id)))
      throw new Refusal(409, '予約されたことのある席は取り除けません。「使えなくなる日」を入れてください。')
    await record(tx, now, `staff:${staff.id}`, 'seat.removed', `seat:${id}`, { label: seat.label })
  })
}
