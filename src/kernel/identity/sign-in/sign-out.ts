import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import { endSessions, type Session } from '../sessions.queries.ts'

/** Ends one's own session. What a session waiting for its code had begun, nobody signed in for. */
export function signOut(db: Db, now: Temporal.Instant, session: Session): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await endSessions(tx, now, { digest: session.digest })
    if (session.awaitsSecondFactor) return
    const who = session.staffId ? (`staff:${session.staffId}` as const) : (`resident:${session.residentId!}` as const)
    await record(tx, now, who, session.staffId ? 'staff.signed_out' : 'resident.signed_out', who)
  })
}
