import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import { verifyPassword } from '../password/hash-password.ts'
import { findCredentialsByName, holdCredentials } from '../password/password.queries.ts'
import { replaceSession } from '../sessions.queries.ts'
import { guess } from './guessing.ts'

/** From where somebody signs in. */
export interface Visitor {
  address: string
  userAgent: string
  /** Cookie that the browser had: that session ends. */
  oldToken: string | undefined
  sharedTerminal: boolean
}

export interface SignInForm {
  name: string
  password: string
}

/**
 * Begins a session for a name and its password. An unknown name, a wrong password and a disabled person take the
 * same work and get the same answer.
 * @throws Refusal 422 where they do not match, 429 after too many guesses
 */
export async function signIn(db: Db, now: Temporal.Instant, form: SignInForm, visitor: Visitor) {
  const name = form.name.normalize('NFKC').trim().toLowerCase()
  const attempt = { kind: 'password', account: name, address: visitor.address } as const
  const begun = await guess(db, now, attempt, () => tryPassword(db, now, name, form.password, visitor), Boolean)
  if (!begun) throw new Refusal(422, 'サインイン名かパスワードが違います。大文字と小文字も確かめてください。')
  return begun
}

async function tryPassword(db: Db, now: Temporal.Instant, name: string, password: string, visitor: Visitor) {
  const found = await findCredentialsByName(db, name)
  const matches = await verifyPassword(found?.passwordHash, password)
  return db.transaction().execute(async (tx) => {
    if (!found || !matches || !(await holdCredentials(tx, found.id, found.passwordHash!))) {
      const reason = !found ? 'unknown' : found.disabledAt ? 'disabled' : 'password'
      const subject = `staff:${found?.id ?? 'unknown'}`
      await record(tx, now, 'system:sign-in', 'staff.sign_in_refused', subject, { reason, address: visitor.address })
      return undefined
    }
    const { sharedTerminal, userAgent } = visitor
    const awaitsSecondFactor = found.hasSecondFactor
    const awaitsNewPassword = found.passwordIsTemporary
    const session = { staffId: found.id, awaitsSecondFactor, awaitsNewPassword, sharedTerminal, userAgent }
    const token = await replaceSession(tx, now, visitor.oldToken, session)
    if (!awaitsSecondFactor) {
      const detail = { by: 'password', address: visitor.address, sharedTerminal }
      await record(tx, now, `staff:${found.id}`, 'staff.signed_in', `staff:${found.id}`, detail)
    }
    return { token, awaitsSecondFactor }
  })
}
