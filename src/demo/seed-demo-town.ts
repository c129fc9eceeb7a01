import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { keepFiles } from '#kernel/files/keep.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { hasConversations, listDesks } from './demo.queries.ts'
import { readAllDialogues } from './dialogues/read-dialogues.ts'
import { receivePictures } from './receive-pictures.ts'
import { tellYear } from './town/tell-year.ts'
import { writeYear } from './tables/write-year.ts'

/** Another seed, another town. */
export const SEED = 'あおぞら市'

/**
 * Gives the demo town 300 residents and a year of conversations that ends at `now`; all of it or nothing.
 * A town that has conversations stays as it is.
 * @param tell hears what is being made
 * @returns true where the town was filled now
 */
export async function seedDemoTown(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  tell: (doing: string) => void = () => {},
): Promise<boolean> {
  const { db } = municipality
  if (await hasConversations(db)) return false
  const [calendar, desks] = [await getOfficeCalendar(db), await listDesks(db, dateInTokyo(now))]
  const year = tellYear({ seed: SEED, now, calendar, desks, dialogues: readAllDialogues() })
  tell('写真を描く')
  const shown = await receivePictures(program, municipality, year)
  tell('書き込む')
  await db.transaction().execute(async (tx) => {
    await keepFiles(tx, [...shown.photos.values(), ...shown.papers.values(), ...shown.avatars.values()])
    await writeYear(tx, municipality, year, shown, { calendar, now })
  })
  return true
}
