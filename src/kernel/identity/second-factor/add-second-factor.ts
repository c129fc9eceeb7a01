import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import { confirmPassword } from '../password/confirm-password.ts'
import { endSessions, type Session } from '../sessions.queries.ts'
import { guess } from '../sign-in/guessing.ts'
import type { Staff } from '../staff.ts'
import { sealName, takeCode } from './take-code.ts'
import { newTotpSecret } from './totp.ts'
import { confirmSecondFactorRow, saveUnconfirmed } from './totp.queries.ts'

const already = () => new Refusal(409, '二段階認証はすでに使われています。', 'code')

/** Draws a secret for the app. Nothing is asked for it until a code confirms that the app has it. */
export async function beginSecondFactor(
  db: Db,
  sealer: Sealer,
  now: Temporal.Instant,
  staff: Staff,
  form: { current: string; address: string },
): Promise<void> {
  await confirmPassword(db, now, staff, form.current, form.address)
  const sealed = sealer.seal(sealName(staff.id), newTotpSecret())
  await db.transaction().execute(async (tx) => {
    if (!(await saveUnconfirmed(tx, staff.id, sealed))) throw already()
  })
}

/** From now on signing in asks for a code; sessions begun without one end, except this. */
export async function confirmSecondFactor(
  db: Db,
  sealer: Sealer,
  now: Temporal.Instant,
  { staff, session }: { staff: Staff; session: Session },
  form: { code: string; address: string },
): Promise<void> {
  const attempt = { kind: 'code', account: String(staff.id), address: form.address } as const
  const confirm = () =>
    db.transaction().execute(async (tx) => {
      if (!(await takeCode(tx, sealer, now, staff.id, form.code))) return false
      if (!(await confirmSecondFactorRow(tx, staff.id, now))) throw already()
      const ended = await endSessions(tx, now, { staffId: staff.id, except: session.id })
      await record(tx, now, `staff:${staff.id}`, 'staff.second_factor_added', `staff:${staff.id}`, { ended })
      return true
    })
  if (await guess(db, now, attempt, confirm, Boolean)) return
  throw new Refusal(422, '確認コードが違います。アプリに今表示されている6桁を入力してください。', 'code')
}
