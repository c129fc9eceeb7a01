import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { record } from '../../audit/record.ts'
import { keepConfirmed } from '../confirmed/confirmed-people.queries.ts'
import type { ConfirmedPerson } from '../confirmed/confirmed-person.ts'
import {
  addIdentity,
  deleteIdentity,
  findResidentId,
  holdResident,
  listIdentities,
  type ResidentIdentity,
} from '../residents.queries.ts'
import { ME } from './me-words.ts'

/** There is no issuer behind a mailbox: whoever reads it holds it. */
export const emailIdentity = (email: string): ResidentIdentity => ({ kind: 'email', issuer: 'mailto:', subject: email })

const only = ({ kind, issuer, subject }: ResidentIdentity): ResidentIdentity => ({ kind, issuer, subject })

/** One more way in, for the resident who is signed in and just proved to hold it. */
export function linkResidentIdentity(
  db: Db,
  now: Temporal.Instant,
  residentId: number,
  identity: ResidentIdentity & { confirmed?: ConfirmedPerson | undefined },
  lang: Language,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const added = await addIdentity(tx, residentId, only(identity))
    if (!added && (await findResidentId(tx, identity)) !== residentId) {
      throw new Refusal(409, ME[lang].taken)
    }
    if (identity.confirmed) await keepConfirmed(tx, now, identity, identity.confirmed)
    const who = `resident:${residentId}` as const
    await record(tx, now, who, 'resident.identity_linked', who, { kind: identity.kind, issuer: identity.issuer })
  })
}

/** Takes a way in away; never the last one. */
export function unlinkResidentIdentity(
  db: Db,
  now: Temporal.Instant,
  residentId: number,
  identity: ResidentIdentity,
  lang: Language,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await holdResident(tx, residentId)
    if (!(await deleteIdentity(tx, residentId, only(identity)))) {
      throw new Refusal(404, ME[lang].notLinked)
    }
    if ((await listIdentities(tx, residentId)).length === 0) {
      throw new Refusal(409, ME[lang].lastWay)
    }
    const who = `resident:${residentId}` as const
    await record(tx, now, who, 'resident.identity_unlinked', who, { kind: identity.kind, issuer: identity.issuer })
  })
}
