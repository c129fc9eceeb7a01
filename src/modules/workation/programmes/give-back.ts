import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { inLanguage, type Language } from '../language.ts'
import { type Editor, whoColumns } from '../offers/editor.ts'
import { freeSeats } from '../reservations/reservations.queries.ts'
import { WORDS } from '../site/words.ts'
import { tellFirm } from '../stays/letters.ts'
import { getStay, insertStayAct } from '../stays/stays.queries.ts'
import { reasonIn } from './programme.ts'

export interface CancelledDate {
  id: number
  name: string
  nameEn: string
  startsAt: Temporal.Instant
  reason: string
  /** Nobody: it came by itself. */
  by?: Editor
}

const inWords = (language: Language, { name, nameEn, startsAt, reason }: CancelledDate): string => {
  const [what, when] = [inLanguage(language, name, nameEn).text, WORDS[language].moment(startsAt)]
  const why = reasonIn(language, reason)
  return language === 'en' ? `${what}, ${when}\nReason: ${why}` : `「${what}」 ${when}\n理由: ${why}`
}

/**
 * Frees all seats of a date that was cancelled, and tells each firm that had booked some; a firm that only held them sees it where it
 * decides. Belongs under `takeTurn`.
 * @returns the stays that missed something
 */
export async function giveBack(
  tx: Tx<'workation'>,
  town: Municipality,
  now: Temporal.Instant,
  date: CancelledDate,
): Promise<number[]> {
  const missed = await freeSeats(tx, date.id)
  const { staff_id: staffId, resident_id: residentId } = date.by ? whoColumns(date.by) : {}
  for (const stayId of missed) {
    const stay = await getStay(tx, stayId)
    await insertStayAct(tx, { stayId, act: 'missed', at: now, words: inWords('ja', date), staffId, residentId })
    await tellFirm(tx, town, now, stay, { news: 'missed', words: inWords(stay.language, date) })
  }
  return missed
}
