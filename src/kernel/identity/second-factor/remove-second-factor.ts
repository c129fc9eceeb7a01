import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import { confirmPassword } from '../password/confirm-password.ts'
import { lengthOf, MIN_LENGTH } from '../password/password-rule.ts'
import type { Staff } from '../staff.ts'
import { deleteSecondFactor } from './totp.queries.ts'

/** Signing in asks for the password alone again, which must then be long enough for that. */
export async function removeSecondFactor(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  form: { current: string; address: string },
): Promise<void> {
  await confirmPassword(db, now, staff, form.current, form.address)
  if (lengthOf(form.current) < MIN_LENGTH.alone) {
    const message = `パスワードだけで使うには${MIN_LENGTH.alone}文字以上が必要です。先にパスワードを変えてください。`
    throw new Refusal(422, message, 'current-password')
  }
  await db.transaction().execute(async (tx) => {
    if (!(await deleteSecondFactor(tx, staff.id))) throw new Refusal(409, '二段階認証は使われていません。')
    await record(tx, now, `staff:${staff.id}`, 'staff.second_factor_removed', `staff:${staff.id}`)
  })
}
