import { isDeepStrictEqual } from 'node:util'
import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { STATES } from '../../application.ts'
import { holdApplication } from '../../applications.queries.ts'
import { insertEvent } from '../../events.queries.ts'
import { actsForSection, allowedOf, refuseOtherSections } from '../../handling/may.ts'
import { tellApplicant } from '../../tell-applicant.ts'
import { remarked, remarksInWords } from '../correction.ts'
import { insertCorrection, listCorrections, setCorrecting } from '../corrections.queries.ts'
import { type Asking, readAsking } from './read-asking.ts'

const NOTICE =
  '{{name}} 様\n\n受付番号 {{number}} の「{{title}}」について、直していただきたいところがあります。\n{{reason}}\n\n届いた日は {{arrivedOn}} のまま変わりません。'

/**
 * 補正を求める (行政手続法7条): names what is to be set right, and by when; meanwhile the town's period stands still (6条). The same
 * asking sent twice is made once. @throws Refusal 404, 409, 422
 */
export async function askCorrection(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  asking: Asking,
): Promise<void> {
  const db: Db<'procedures'> = municipality.db
  await db.transaction().execute(async (tx) => {
    const application = refuseOtherSections(staff, await holdApplication(tx, id))
    const { definition, answers, state, sectionId, claimant } = application
    const { remarks, dueOn } = readAsking(definition, answers, asking, dateInTokyo(now))
    const last = (await listCorrections(tx, id)).at(-1)
    const stands = state === 'correcting' && last !== undefined
    if (stands && dueOn.equals(last.dueOn) && isDeepStrictEqual(remarks, last.remarks)) return
    if (state !== 'submitted')
      throw new Refusal(409, `この申請は、いま補正を求められません(${STATES[state]})。いまの内容を確かめてください。`)
    const isHead = await actsForSection(tx, now, staff, sectionId)
    if (!allowedOf(application, staff.id, isHead, dateInTokyo(now)).askCorrection)
      throw new Refusal(409, `${claimant}さんが担当しています。`)
    const round = (last?.round ?? 0) + 1
    await insertCorrection(tx, id, { round, askedAt: now, askedBy: staff.id, dueOn, remarks })
    await setCorrecting(tx, now, id)
    await insertEvent(tx, now, id, 'correction_asked', staff.id)
    const about = { ...application, reason: remarksInWords(definition, remarks) }
    const until = () => `${formatWareki(dueOn)}までに、下の「申請の状況」のページから直してください。`
    await tellApplicant(tx, municipality, about, definition.notices.corrected ?? NOTICE, until)
    await tellScreens(tx, `procedures:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'application.correction_asked', `application:${id}`, {
      round,
      names: remarked(definition, remarks).map(({ label }) => label),
      until: dueOn.toString(),
    })
  })
}
