import { createHash } from 'node:crypto'
import { record } from '#kernel/audit/record.ts'
import { findConfirmation } from '#kernel/identity/confirmed/confirmed-people.queries.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf } from '#lib/time/fiscal-year.ts'
import type { Answers } from '../../definition/answers.ts'
import type { Definition } from '../../definition/definition.ts'
import { onPath } from '../../definition/path.ts'
import { mistakesOf } from '../../definition/reading/read-page.ts'
import { type Application, type Arrived, numberInWords } from '../application.ts'
import { drawSerial, holdApplication, setArrived } from '../applications.queries.ts'
import { insertConfirmed } from '../confirmed/confirmed-applicants.queries.ts'
import { insertEvent } from '../events.queries.ts'
import { expectedBy } from '../how-long.ts'
import { tellApplicant } from '../tell-applicant.ts'
import { dropUnfinished } from '../unfinished.queries.ts'
import { refuseUnassured } from './assurance.ts'
import { actorOf, refuseOthers, type Visitor } from './own.ts'
import { writingOf } from './writing.ts'

/** Of the answers as the summary shows them: what is submitted is what was read there. */
export const digestOfAnswers = (definition: Definition, answers: Answers): string =>
  createHash('sha256')
    .update(JSON.stringify(onPath(definition, answers)))
    .digest('base64url')

/** The answers of a draft as they would arrive; undefined where something is missing or wrong, or it is none. */
export async function readyAnswers(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  application: Application,
): Promise<Answers | undefined> {
  const writing = application.state === 'draft' ? await writingOf(db, application) : undefined
  if (!writing || writing.progress.open) return undefined
  const answers = onPath(application.definition, writing.answers)
  return mistakesOf(application.definition, answers, dateInTokyo(now)).length === 0 ? answers : undefined
}

/** The answers that whoever is at the browser has read. @throws Refusal 409 */
export async function readSeen(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  application: Application,
  { seen, button }: { seen: string; button: string },
): Promise<Answers> {
  const answers = await readyAnswers(tx, now, application)
  if (!answers)
    throw new Refusal(409, 'まだ答えていないか、直すところがあります。下の「直すところ」から直してください。')
  if (digestOfAnswers(application.definition, answers) !== seen)
    throw new Refusal(
      409,
      `ほかの画面で内容が変わりました。いまの内容を確かめて、もう一度「${button}」を押してください。`,
    )
  return answers
}

/** From here on it has arrived (デジタル手続法6条3項), of its owner. @param application held, and a draft */
export async function arrive(
  tx: Tx<'procedures'>,
  { municipality, calendar }: { municipality: Municipality; calendar: OfficeCalendar },
  now: Temporal.Instant,
  application: Application,
  answers: Answers,
): Promise<void> {
  const { id, definition } = application
  const today = dateInTokyo(now)
  const fiscalYear = fiscalYearOf(today)
  const arrival = {
    answers,
    fiscalYear,
    serial: await drawSerial(tx, fiscalYear),
    arrivedAt: now,
    expectedBy: expectedBy(calendar, today, definition),
  }
  const confirmation = application.residentId !== null && (await findConfirmation(tx, application.residentId))
  if (confirmation) await insertConfirmed(tx, id, confirmation)
  await setArrived(tx, id, arrival)
  await dropUnfinished(tx, id)
  await insertEvent(tx, now, id, 'submitted')
  const arrived: Arrived = { ...application, ...arrival, firstAnswers: answers, state: 'submitted' }
  await tellApplicant(tx, municipality, arrived, definition.notices.received)
  await tellScreens(tx, `procedures:${application.sectionId}`)
  await record(tx, now, actorOf(application), 'application.submitted', `application:${id}`, {
    number: numberInWords(arrival),
    slug: application.slug,
  })
}

/** 申請する. Sent twice, it arrives once under one number. @throws Refusal 403, 404, 409 */
export async function submit(
  municipality: Municipality,
  now: Temporal.Instant,
  visitor: Visitor,
  id: string,
  seen: string,
): Promise<void> {
  const db: Db<'procedures'> = municipality.db
  const calendar = await getOfficeCalendar(db)
  await db.transaction().execute(async (tx) => {
    const application = refuseOthers(visitor, await holdApplication(tx, id))
    if (application.state !== 'draft') return
    if (application.mandate)
      throw new Refusal(409, '代理の申請は、依頼者が確かめて申請します。「依頼者に確かめてもらう」を押してください。')
    await refuseUnassured(tx, application.definition, application.residentId ?? undefined)
    const answers = await readSeen(tx, now, application, { seen, button: '申請する' })
    await arrive(tx, { municipality, calendar }, now, application, answers)
  })
}
