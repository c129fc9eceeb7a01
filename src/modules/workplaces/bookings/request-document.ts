import type { Tx } from '#lib/db/connect.ts'
import { dateInWords, timeInWords } from '#lib/time/in-words.ts'
import { seatInWords } from '../seats/seat.ts'
import { savedInWords } from '../travel/saved-minutes.ts'
import { findTravel } from '../travel/travel.queries.ts'
import { type BookedTime, dayOf, hoursInWords } from './booking.ts'
import type { AskedRequest } from './read-request.ts'

const daysInWords = (times: readonly BookedTime[]) => times.map((time) => dateInWords(dayOf(time))).join('、')

/** What whoever decides needs to see: where, when, what for, and what it saves. */
export async function documentOf(
  tx: Tx<'workplaces'>,
  staffId: number,
  { place, times, reason }: AskedRequest,
  taken: readonly BookedTime[],
) {
  const { seat, floor, site } = place
  const [first] = taken
  const left = times.filter(({ from }) => !taken.some((one) => one.from.equals(from)))
  const travel = site.kind === 'satellite' ? await findTravel(tx, staffId, site.id) : undefined
  const lines = [
    { label: '場所', text: `${site.name} ${floor}(${timeInWords(site.opens)}–${timeInWords(site.closes)})` },
    { label: '席', text: `${seat.label}(${seatInWords(seat)})` },
    { label: '日', text: `${daysInWords(taken)}(${taken.length}日)` },
    { label: '時間', text: hoursInWords(first!) },
  ]
  if (left.length > 0) lines.push({ label: '取れなかった日', text: daysInWords(left) })
  lines.push({ label: '理由', text: reason })
  if (travel)
    lines.push({
      label: '通勤時間',
      text: `${savedInWords(travel)}(本庁舎まで ${travel.toMain}分、${site.name}まで ${travel.toSite}分)`,
    })
  const more = taken.length > 1 ? `ほか${taken.length - 1}日` : ''
  return { title: `しごと場の利用(${site.name} ${dateInWords(dayOf(first!))}${more})`, lines }
}
