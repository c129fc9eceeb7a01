import { newPassword } from '#lib/crypto/new-password.ts'
import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import { hashPassword } from '../../identity/password/hash-password.ts'
import { endSessions } from '../../identity/sessions.queries.ts'
import type { Staff } from '../../identity/staff.ts'
import { setTemporaryPassword } from './personnel.queries.ts'
import { getManaged } from './personnel.ts'

/**
 * 仮のパスワード for a member of staff who has none or forgot it; whoever is signed in with the old one is signed out.
 * @returns the password, to be handed over and never shown again
 */
export async function issuePassword(db: Db, now: Temporal.Instant, by: Staff, id: number): Promise<string> {
  const password = newPassword()
  const hash = await hashPassword(password)
  await db.transaction().execute(async (tx) => {
    const { id: staffId } = await getManaged(tx, now, by, id)
    await setTemporaryPassword(tx, staffId, hash)
    const ended = await endSessions(tx, now, { staffId })
    await record(tx, now, `staff:${by.id}`, 'staff.password_issued', `staff:${staffId}`, { ended })
  })
  return password
}
