import type { Db } from '#lib/db/connect.ts'
import { record } from '../../audit/record.ts'
import { keepConfirmed } from '../confirmed/confirmed-people.queries.ts'
import type { ConfirmedPerson } from '../confirmed/confirmed-person.ts'
import { findOrCreateResident, type ResidentIdentity } from '../residents.queries.ts'
import { replaceSession } from '../sessions.queries.ts'
import type { Visitor } from '../sign-in/sign-in.ts'

/** Signs in whoever holds this identity; at first sight that makes a resident. Returns the session's token. */
export function signInResident(
  db: Db,
  now: Temporal.Instant,
  identity: ResidentIdentity & { displayName?: string; confirmed?: ConfirmedPerson | undefined },
  { address, userAgent, oldToken, sharedTerminal }: Visitor,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const { id, isNew } = await findOrCreateResident(tx, identity)
    if (identity.confirmed) await keepConfirmed(tx, now, identity, identity.confirmed)
    const token = await replaceSession(tx, now, oldToken, { residentId: id, sharedTerminal, userAgent })
    const detail = { by: identity.kind, isNew, address, sharedTerminal }
    await record(tx, now, `resident:${id}`, 'resident.signed_in', `resident:${id}`, detail)
    return token
  })
}
