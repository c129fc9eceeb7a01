import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { spanOf } from '../itineraries/itinerary.ts'
import { actorOf, type Editor, whoColumns } from '../offers/editor.ts'
import { hasAct, holdStay, insertStayAct } from '../stays/stays.queries.ts'
import { hasBegun } from './booking.ts'
import { getBooking, saveArrival } from './bookings.queries.ts'

/**
 * 到着を記録する: how many of a booked line came, nobody too; recorded again it is corrected.
 * @throws Refusal 404 where it is not theirs or not booked, 409 before its day, 422
 */
export async function recordArrival(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  itemId: number,
  typed: Typed,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { stayId } = await getBooking(tx, editor, itemId)
    await holdStay(tx, stayId)
    const booking = await getBooking(tx, editor, itemId) // it may have been cancelled while we waited
    if (!hasBegun(booking, dateInTokyo(now)))
      throw new Refusal(409, `到着は、${dateInWords(spanOf([booking])[0])}から記録できます。`, 'people')
    const form = formReader(typed)
    const people = form.whole('people', '来た人数', [0, booking.people])
    form.done()
    await saveArrival(tx, now, editor, { itemId, people })
    if (people > 0 && !(await hasAct(tx, stayId, 'arrived'))) {
      const { staff_id: staffId, resident_id: residentId } = whoColumns(editor)
      const words = `${booking.name} ${people}人`
      await insertStayAct(tx, { stayId, act: 'arrived', at: now, words, staffId, residentId })
    }
    const detail = { item: itemId, name: booking.name, people, before: booking.arrived }
    await record(tx, now, actorOf(editor), 'arrival.recorded', `stay:${stayId}`, detail)
  })
}
