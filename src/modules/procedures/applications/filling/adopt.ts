import { record } from '#kernel/audit/record.ts'
import type { Db } from '#lib/db/connect.ts'
import { giveToResident, holdApplication } from '../applications.queries.ts'
import { holdsKey, refuseOthers, type Visitor } from './own.ts'

/**
 * Ties what was begun without signing in to the resident who has signed in since. Only when they ask for it: on a family's tablet
 * the next to sign in is another. @throws Refusal 404
 */
export async function adopt(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  visitor: Visitor & { residentId: number },
  id: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const application = refuseOthers(visitor, await holdApplication(tx, id))
    if (!holdsKey(visitor, application)) return
    await giveToResident(tx, id, visitor.residentId)
    await record(tx, now, `resident:${visitor.residentId}`, 'application.adopted', `application:${id}`)
  })
}
