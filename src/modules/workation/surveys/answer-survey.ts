import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { setNextIfNone } from '../companies/companies.queries.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { findItinerary } from '../itineraries/itineraries.queries.ts'
import { spanOf } from '../itineraries/itinerary.ts'
import type { Language } from '../language.ts'
import { findStanding } from '../reservations/reservations.queries.ts'
import type { Stay } from '../stays/stay.ts'
import { holdStay, insertStayAct } from '../stays/stays.queries.ts'
import { readSurvey } from './survey.ts'
import { SURVEY } from './survey-words.ts'
import { insertSurvey, setAsked } from './surveys.queries.ts'

/** Days until the section should have told a firm about opening an office. */
const OFFICE_DAYS = 7

/** Why a stay cannot answer yet, in its words; nothing from the first day of what is booked on. */
export async function tooEarly(
  db: Db<'workation'>,
  now: Temporal.Instant,
  stayId: number,
  language: Language,
): Promise<string | undefined> {
  const standing = await findStanding(db, stayId)
  const itinerary = standing?.state === 'booked' ? await findItinerary(db, standing.itineraryId) : undefined
  if (!itinerary) return SURVEY[language].notBooked
  const [opens] = spanOf(itinerary.items)
  return Temporal.PlainDate.compare(opens, dateInTokyo(now)) > 0 ? SURVEY[language].early(opens) : undefined
}

/**
 * アンケートに答える, once. Whoever would hear about an office becomes the section's next action.
 * @throws Refusal 422 with everything that is wrong; 409 before the first day, and where it was answered before
 */
export async function answerSurvey(
  db: Db<'workation'>,
  now: Temporal.Instant,
  stay: Stay,
  language: Language,
  typed: Typed,
): Promise<void> {
  const survey = readSurvey(typed, language)
  await db.transaction().execute(async (tx) => {
    await holdStay(tx, stay.id)
    const early = await tooEarly(tx, now, stay.id, language)
    if (early) throw new Refusal(409, early)
    if (!(await insertSurvey(tx, now, stay.id, survey))) throw new Refusal(409, SURVEY[language].once)
    await setAsked(tx, now, stay.id) // it need not be asked any more
    await insertStayAct(tx, { stayId: stay.id, act: 'answered', at: now, words: survey.words })
    if (survey.office) {
      const on = dateInTokyo(now).add({ days: OFFICE_DAYS })
      await setNextIfNone(tx, stay.companyId, { action: 'オフィス開設の案内をする', on })
    }
    const { words: _, ...detail } = survey
    await record(tx, now, `company:${stay.companyId}`, 'survey.answered', `stay:${stay.id}`, detail)
  })
}
