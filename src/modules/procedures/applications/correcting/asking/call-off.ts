import { record } from '#kernel/audit/record.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { holdApplication } from '../../applications.queries.ts'
import { insertEvent } from '../../events.queries.ts'
import { actsForSection, allowedOf, refuseOtherSections } from '../../handling/may.ts'
import { tellApplicant } from '../../tell-applicant.ts'
import { listCorrections } from '../corrections.queries.ts'
import { resume } from '../ending.ts'

const NOTICE =
  '{{name}} 様\n\n受付番号 {{number}} の「{{title}}」について、お願いしていた補正は要らなくなりました。このまま審査を続けます。'

/** 補正の取りやめ: the town goes on with what it has. Twice is once. @throws Refusal 404, 409 */
export async function callOffCorrection(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
): Promise<void> {
  const db: Db<'procedures'> = municipality.db
  const calendar = await getOfficeCalendar(db)
  await db.transaction().execute(async (tx) => {
    const application = refuseOtherSections(staff, await holdApplication(tx, id))
    const last = (await listCorrections(tx, id)).at(-1)
    if (last?.outcome === 'called_off') return
    const isHead = await actsForSection(tx, now, staff, application.sectionId)
    if (application.state !== 'correcting' || !last)
      throw new Refusal(409, '補正は、もう届いたか、終わっています。いまの内容を確かめてください。')
    if (!allowedOf(application, staff.id, isHead, dateInTokyo(now)).callOff)
      throw new Refusal(409, `${application.claimant}さんが担当しています。`)
    const resumed = await resume(tx, now, calendar, application, { outcome: 'called_off', by: staff.id })
    await insertEvent(tx, now, id, 'correction_called_off', staff.id)
    await tellApplicant(tx, municipality, resumed, NOTICE)
    await record(tx, now, `staff:${staff.id}`, 'application.correction_called_off', `application:${id}`, {
      round: last.round,
    })
  })
}
