import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Arrived } from '../application.ts'
import { expectedBy } from '../how-long.ts'
import { pausesOf } from './correction.ts'
import { dropUnfinished } from '../unfinished.queries.ts'
import { type Ending, listCorrections, setEnded, setResumed } from './corrections.queries.ts'

/** Ends the correction that stands, with what was written for it and not saved. */
export async function endCorrection(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  id: string,
  ending: Ending,
): Promise<void> {
  await setEnded(tx, now, id, ending)
  await dropUnfinished(tx, id)
}

/** Ends the correction that stands: the application is with the town again, whose period goes on (行政手続法6条). */
export async function resume(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  calendar: OfficeCalendar,
  application: Arrived,
  ending: Exclude<Ending, { outcome: 'refused' }>,
): Promise<Arrived> {
  const { id, definition, sectionId } = application
  await endCorrection(tx, now, id, ending)
  const pauses = pausesOf(await listCorrections(tx, id), dateInTokyo(now))
  const until = expectedBy(calendar, dateInTokyo(application.arrivedAt), definition, pauses)
  await setResumed(tx, now, id, until)
  await tellScreens(tx, `procedures:${sectionId}`)
  const answers = 'answers' in ending ? ending.answers : application.answers
  return { ...application, state: 'submitted', answers, expectedBy: until, correctBy: null }
}
