import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import { actorOf, type Editor } from '../offers/editor.ts'
import { type Place, UNIT_WORDS } from '../places/place.ts'
import { orBooked } from '../reservations/overbooking.ts'
import { getPlace } from '../places/places.queries.ts'
import { type BookedDay, clearUnits, listBookedOver, setUnits } from './stock.queries.ts'

/** Days that are changed at once. */
const MOST_DAYS = 92

export const STOCK_CHANGES = { units: '数を決める', closed: '休みにする', ordinary: 'ふだんどおりに戻す' } as const

/** @throws Refusal 422 with everything that is wrong */
function readChange(typed: Typed, place: Place, today: Temporal.PlainDate) {
  const form = formReader(typed)
  const what = form.oneOf('what', 'どうするか', STOCK_CHANGES)
  const from = form.day('from', '最初の日')
  const through = form.said('through') ? form.day('through', '最後の日') : from
  if (from && Temporal.PlainDate.compare(from, today) < 0) form.wrong('from', '最初の日は、今日から後にしてください。')
  if (from && through) {
    const days = from.until(through).days + 1
    if (days < 1) form.wrong('through', '最後の日は、最初の日と同じか後にしてください。')
    else if (days > MOST_DAYS) form.wrong('through', `一度に変えられるのは ${MOST_DAYS} 日までです。`)
  }
  const units = what === 'units' ? form.whole('units', `${UNIT_WORDS[place.kind].unit}の数`, [0, 500]) : 0
  form.done()
  return { what, from: from!, through: through!, units }
}

const tooFew = (booked: readonly BookedDay[]): string =>
  `${booked.map(({ on, taken }) => `${dateInWords(on)}は ${taken}`).join('、')} の予約が入っています。それと同じか多い数にするか、予約の変更を担当課に相談してください。`

/** 在庫: how many units there are on some days, or none, or as on ordinary ones. */
export async function changeStock(
  db: Db<'workation'>,
  now: Temporal.Instant,
  editor: Editor,
  id: number,
  typed: Typed,
): Promise<void> {
  const changed = db.transaction().execute(async (tx) => {
    const place = await getPlace(tx, editor, id)
    const { what, ...change } = readChange(typed, place, dateInTokyo(now))
    if (what === 'ordinary') await clearUnits(tx, id, change)
    else {
      const booked = await listBookedOver(tx, id, change)
      if (booked.length > 0) throw new Refusal(422, tooFew(booked), what === 'closed' ? 'what' : 'units')
      await setUnits(tx, id, change)
    }
    const detail = {
      name: place.name,
      days: `${change.from}〜${change.through}`,
      units: what === 'ordinary' ? null : change.units,
    }
    await record(tx, now, actorOf(editor), 'stock.changed', `offer:${id}`, detail)
  })
  await orBooked(changed, 'units')
}
