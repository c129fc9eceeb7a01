import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { holdApplication, setClaimed } from '../applications.queries.ts'
import { insertEvent } from '../events.queries.ts'
import { actsForSection, allowedOf, refuseOtherSections } from './may.ts'

/** 担当する, and 担当を戻す: twice is once. @throws Refusal 404, 409 where a colleague was first */
async function change(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: string,
  to: 'claimed' | 'handed_back',
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const application = refuseOtherSections(staff, await holdApplication(tx, id))
    const { claimedBy, claimant, sectionId } = application
    if (to === 'claimed' ? claimedBy === staff.id : claimedBy === null && !application.decidedAt) return
    const allowed = allowedOf(application, staff.id, await actsForSection(tx, now, staff, sectionId), dateInTokyo(now))
    if (!(to === 'claimed' ? allowed.claim : allowed.handBack))
      throw new Refusal(
        409,
        application.decidedAt ? 'この申請は、もう決まっています。' : `${claimant}さんが担当しています。`,
      )
    await setClaimed(tx, now, id, to === 'claimed' ? staff.id : null)
    await insertEvent(tx, now, id, to, staff.id)
    await tellScreens(tx, `procedures:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, `application.${to}`, `application:${id}`, { from: claimedBy })
  })
}

export const claim = (db: Db<'procedures'>, now: Temporal.Instant, staff: Staff, id: string) =>
  change(db, now, staff, id, 'claimed')

export const handBack = (db: Db<'procedures'>, now: Temporal.Instant, staff: Staff, id: string) =>
  change(db, now, staff, id, 'handed_back')
