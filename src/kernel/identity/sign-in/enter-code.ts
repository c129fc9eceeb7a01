import type { Sealer } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { record } from '../../audit/record.ts'
import { takeCode } from '../second-factor/take-code.ts'
import { replaceSession, type Session } from '../sessions.queries.ts'
import { guess } from './guessing.ts'
import type { Visitor } from './sign-in.ts'

/**
 * The second step of signing in: a good code turns the waiting session into a new, full one.
 * @throws Refusal 422 where the code is wrong or was used, 429 after too many guesses
 */
export async function enterCode(
  db: Db,
  sealer: Sealer,
  now: Temporal.Instant,
  session: Session & { staffId: number },
  code: string,
  visitor: Visitor,
): Promise<string> {
  const { staffId, sharedTerminal, awaitsNewPassword } = session
  const attempt = { kind: 'code', account: String(staffId), address: visitor.address } as const
  const enter = () =>
    db.transaction().execute(async (tx) => {
      const [subject, address] = [`staff:${staffId}`, visitor.address] as const
      if (!(await takeCode(tx, sealer, now, staffId, code))) {
        await record(tx, now, 'system:sign-in', 'staff.sign_in_refused', subject, { reason: 'code', address })
        return undefined
      }
      const full = { staffId, awaitsNewPassword, sharedTerminal, userAgent: visitor.userAgent }
      const token = await replaceSession(tx, now, visitor.oldToken, full)
      const detail = { by: 'second factor', address, sharedTerminal }
      await record(tx, now, `staff:${staffId}`, 'staff.signed_in', subject, detail)
      return token
    })
  const token = await guess(db, now, attempt, enter, Boolean)
  if (!token)
    throw new Refusal(422, '確認コードが違うか、使用済みです。次に表示されるコードを入力してください。', 'code')
  return token
}
