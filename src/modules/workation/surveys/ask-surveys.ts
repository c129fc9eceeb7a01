import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { tellFirm } from '../stays/letters.ts'
import { getStay } from '../stays/stays.queries.ts'
import { listToAsk, setAsked } from './surveys.queries.ts'

/** Days after which nobody remembers well enough to be asked. */
const LATEST_DAYS = 14

/** The job that comes every morning. */
export const ASK_SURVEYS = 'workation.ask-surveys'

/** アンケートをお願いする, once, of each team that has left. */
export async function askSurveys(town: Municipality, now: Temporal.Instant): Promise<void> {
  const [db, today]: [Db<'workation'>, Temporal.PlainDate] = [town.db, dateInTokyo(now)]
  const stays = await listToAsk(db, today.subtract({ days: LATEST_DAYS }), today.subtract({ days: 1 }))
  for (const id of stays) {
    await db.transaction().execute(async (tx) => {
      if (await setAsked(tx, now, id)) await tellFirm(tx, town, now, await getStay(tx, id), { news: 'survey' })
    })
  }
}

export const askSurveysTask =
  ({ clock }: Pick<Program, 'clock'>): Task =>
  (town) =>
    askSurveys(town, clock())
