// For tests: teams that ask, are proposed an itinerary, and book it, through the use cases that the pages call.
import { randomUUID } from 'node:crypto'
import {
  addPlaceItem,
  addSessionItem,
  ask,
  beginDraft,
  book,
  findByLink,
  findProposed,
  hold,
  propose,
  readStay,
  type Stay,
} from '#modules/workation/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { TestTown } from './town.ts'

export interface Wanted {
  place?: number
  session?: number
  from?: string
  through?: string
  /** Rooms or seats; of a session, people. */
  units: number
}

/** The form of a firm. */
export const ASK_FORM = {
  company: '株式会社あおば',
  home: '東京都',
  person: '青葉 結',
  email: 'aoba@example.jp',
  phone: '03-0000-0100',
  people: '4',
  wishedFrom: '2026-12-14',
  wishedThrough: '2026-12-17',
  purposes: ['work', 'lodging'],
  words: '静かな部屋を希望します。',
}

const lists = (fields: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value].flat()]))

/** Whoever works in the section that handles workation. */
export async function deskMember(town: TestTown): Promise<number> {
  const { rows } = await town.owner.query(
    `select d.staff_id as id from workation.settings s join kernel.duties d on d.section_id = s.section_id and d.duty = 'answer' order by 1 limit 1`,
  )
  return Number(rows[0].id)
}

/** @returns the stay and the address of its page, without the site before it */
export async function askedStay(
  town: TestTown,
  fields: Partial<Record<keyof typeof ASK_FORM, string | string[]>> = {},
) {
  const { program, municipality } = town
  const typed = lists({ ...ASK_FORM, ...fields })
  const asked = readStay(typed, 'ja', dateInTokyo(town.clock()))
  return await ask(program, municipality, town.clock(), { side: 'firm' }, { asked, key: randomUUID() })
}

/** Adds lines to what was proposed last, and proposes that. @returns its id */
export async function proposeTo(town: TestTown, stay: Stay, wanted: readonly Wanted[]): Promise<number> {
  const [{ db }, now, staffId] = [town.municipality, town.clock(), await deskMember(town)]
  await beginDraft(db, stay, staffId)
  for (const { place, session, from = '', through = '', units } of wanted) {
    if (session === undefined)
      await addPlaceItem(db, now, stay, staffId, lists({ place: String(place), from, through, units: String(units) }))
    else await addSessionItem(db, now, stay, staffId, lists({ session: String(session), seats: String(units) }))
  }
  await propose(town.program, town.municipality, now, stay, staffId, lists({ people: String(stay.people), words: '' }))
  return (await findProposed(db, stay.id))!.id
}

export const COMING = { person: '青葉 結', phone: '090-0000-0100', wishes: '' }

/** Asked, proposed, held and booked. */
export async function bookedStay(
  town: TestTown,
  wanted: readonly Wanted[],
  fields: Partial<Record<keyof typeof ASK_FORM, string | string[]>> = {},
) {
  const { stay, token } = await askedStay(town, fields)
  const itinerary = await proposeTo(town, stay, wanted)
  await hold(town.municipality.db, town.clock(), stay, itinerary)
  await book(town.municipality, town.clock(), stay, itinerary, COMING)
  const booked = (await findByLink(town.municipality.db, town.clock(), token))!
  return { stay: booked, token, itinerary }
}
