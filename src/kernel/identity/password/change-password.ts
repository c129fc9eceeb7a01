import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import { endSessions, insertSession, type Session } from '../sessions.queries.ts'
import type { Staff } from '../staff.ts'
import { confirmPassword } from './confirm-password.ts'
import { hashPassword } from './hash-password.ts'
import { replacePasswordHash } from './password.queries.ts'
import { ownWordsOf, refuseWeakPassword } from './password-rule.ts'

export interface PasswordForm {
  current: string
  password: string
  address: string
  userAgent: string
}

/**
 * Changes one's own password; whoever else is signed in with the old one is signed out.
 * @returns the token of a new session where the old one was only for this: rights grow, so the id rotates (ASVS 7.2.4)
 */
export async function changePassword(
  db: Db,
  now: Temporal.Instant,
  { staff, session, town }: { staff: Staff; session: Session; town: { name: string; slug: string } },
  form: PasswordForm,
): Promise<string | undefined> {
  const known = await confirmPassword(db, now, staff, form.current, form.address)
  if (form.current === form.password) throw new Refusal(422, '今と違うパスワードにしてください。', 'password')
  const ownWords = ownWordsOf(staff.signInName, town)
  await refuseWeakPassword(form.password, { hasSecondFactor: known.hasSecondFactor, ownWords })
  const fresh = await hashPassword(form.password)
  return db.transaction().execute(async (tx) => {
    if (!(await replacePasswordHash(tx, staff.id, known.passwordHash, fresh))) {
      throw new Refusal(409, 'パスワードはほかの画面で先に変更されました。もう一度お試しください。')
    }
    const ended = await endSessions(tx, now, { staffId: staff.id, except: session.id })
    await record(tx, now, `staff:${staff.id}`, 'staff.password_changed', `staff:${staff.id}`, { ended })
    if (!session.awaitsNewPassword) return undefined
    await endSessions(tx, now, { digest: session.digest })
    const { sharedTerminal } = session
    return insertSession(tx, now, { staffId: staff.id, sharedTerminal, userAgent: form.userAgent })
  })
}
