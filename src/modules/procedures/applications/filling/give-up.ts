import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { deleteDraft, holdApplication } from '../applications.queries.ts'
import { actorOf, refuseArrived, refuseOthers, type Visitor } from './own.ts'

/** 取りやめる: erases a draft with all that was answered. @throws Refusal 404, 409 */
export async function giveUp(db: Db<'procedures'>, now: Temporal.Instant, visitor: Visitor, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const application = refuseOthers(visitor, await holdApplication(tx, id))
    refuseArrived(application)
    await deleteDraft(tx, id)
    await record(tx, now, actorOf(application), 'application.given_up', `application:${id}`, { slug: application.slug })
  })
}
