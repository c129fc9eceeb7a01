import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export interface EmailCode {
  email: string
  digest: Buffer
  sentAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Only the newest code of an address counts. */
export async function saveEmailCode(tx: Tx, { email, digest, sentAt, expiresAt }: EmailCode): Promise<void> {
  const values = { digest, sent_at: sentAt, expires_at: expiresAt, attempts: 0, used_at: null }
  await tx
    .insertInto('kernel.email_codes')
    .values({ email, ...values })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(values))
    .execute()
}

/** One guess, counted and, when right, used up in one statement. False too where the code is old, used or guessed at too often. */
export async function takeEmailCode(
  db: Db,
  now: Temporal.Instant,
  { email, digest, guesses }: { email: string; digest: Buffer; guesses: number },
): Promise<boolean> {
  const { rows } = await sql<{ right: boolean }>`
    update kernel.email_codes set attempts = attempts + 1,
      used_at = case when digest = ${digest} then ${now}::timestamptz end
    where email = ${email} and used_at is null and expires_at > ${now} and attempts < ${guesses}
    returning used_at is not null as "right"`.execute(db)
  return rows[0]?.right ?? false
}

export async function deleteEmailCodesBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('kernel.email_codes').where('expires_at', '<', before).execute()
}
