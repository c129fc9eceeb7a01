import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import { replaceSession } from '../sessions.queries.ts'
import type { Visitor } from '../sign-in/sign-in.ts'
import type { Staff } from '../staff.ts'
import { findStaffBySubject, linkStaffIdentity, type Subject, unlinkStaffIdentity } from './staff-identities.queries.ts'

/** Signs in the member of staff linked to this subject of this issuer; a matching name or e-mail address links nobody. */
export async function signInBySubject(db: Db, now: Temporal.Instant, { issuer, subject }: Subject, visitor: Visitor) {
  const begun = await db.transaction().execute(async (tx) => {
    const found = await findStaffBySubject(tx, { issuer, subject })
    if (!found) {
      const detail = { reason: 'not linked', issuer, address: visitor.address }
      await record(tx, now, 'system:sign-in', 'staff.sign_in_refused', 'staff:unknown', detail)
      return undefined
    }
    const { id: staffId, hasSecondFactor: awaitsSecondFactor } = found
    const { sharedTerminal, userAgent } = visitor
    const session = { staffId, awaitsSecondFactor, sharedTerminal, userAgent }
    const token = await replaceSession(tx, now, visitor.oldToken, session)
    if (!awaitsSecondFactor) {
      const detail = { by: issuer, address: visitor.address, sharedTerminal }
      await record(tx, now, `staff:${staffId}`, 'staff.signed_in', `staff:${staffId}`, detail)
    }
    return { token, awaitsSecondFactor }
  })
  if (begun) return begun
  throw new Refusal(
    403,
    'このアカウントは、まだどの職員とも結びついていません。いつもの方法でサインインし、「自分の設定」の「外部のアカウント」から結びつけてください。',
  )
}

/** Links an account at a provider to the member of staff who is signed in and just proved to hold it. */
export function linkAccount(db: Db, now: Temporal.Instant, staff: Staff, { issuer, subject }: Subject): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await linkStaffIdentity(tx, staff.id, { issuer, subject }))) {
      throw new Refusal(409, 'このアカウントは、ほかの職員と結びついています。')
    }
    await record(tx, now, `staff:${staff.id}`, 'staff.identity_linked', `staff:${staff.id}`, { issuer, subject })
  })
}

/** Takes the link away. The password, which was just asked for, remains as the way in. */
export function unlinkAccount(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  { issuer, subject }: Subject,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await unlinkStaffIdentity(tx, staff.id, { issuer, subject }))) {
      throw new Refusal(404, 'このアカウントは結びついていません。')
    }
    await record(tx, now, `staff:${staff.id}`, 'staff.identity_unlinked', `staff:${staff.id}`, { issuer, subject })
  })
}
