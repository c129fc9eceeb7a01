import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Actor, record } from '../audit/record.ts'
import { endSessions } from './sessions.queries.ts'
import { markDisabled } from './staff.queries.ts'

/** Ends what a member of staff may do, from the next request on: pages, open streams and API tokens. */
export function disableStaff(db: Db, now: Temporal.Instant, by: Actor, staffId: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await markDisabled(tx, staffId, now))) throw new Refusal(409, 'この職員はすでに使えなくなっています。')
    const ended = await endSessions(tx, now, { staffId })
    await record(tx, now, by, 'staff.disabled', `staff:${staffId}`, { ended })
  })
}
