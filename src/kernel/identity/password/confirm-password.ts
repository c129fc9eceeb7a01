import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { guess } from '../sign-in/guessing.ts'
import type { Staff } from '../staff.ts'
import { verifyPassword } from './hash-password.ts'
import { type Credentials, findCredentials } from './password.queries.ts'

/**
 * Asks for the password once more before what protects the account is changed (ASVS 7.5.1). Guesses count together
 * with those of the sign-in page.
 */
export async function confirmPassword(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  password: string,
  address: string,
): Promise<Credentials> {
  // Nothing typed is no guess: it must not lock anybody out.
  if (password === '') throw new Refusal(422, '今のパスワードを入力してください。', 'current-password')
  const found = await findCredentials(db, staff.id)
  if (!found?.passwordHash) {
    throw new Refusal(422, 'パスワードがまだありません。人事の担当に設定を頼んでください。', 'current-password')
  }
  const attempt = { kind: 'password', account: staff.signInName, address } as const
  const right = await guess(db, now, attempt, () => verifyPassword(found.passwordHash, password), Boolean)
  if (!right) throw new Refusal(422, '今のパスワードが違います。', 'current-password')
  return found
}
