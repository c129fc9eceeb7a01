import { digestOf } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { stillOpens } from '../one-time-links.queries.ts'

export async function insertSignIn(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  { token, lineUserId, expiresAt }: { token: string; lineUserId: string; expiresAt: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('inquiries.line_sign_ins')
    .values({ digest: digestOf(token), line_user_id: lineUserId, made_at: now, expires_at: expiresAt })
    .execute()
}

/** Whose link it is, while it can be used; with the name that they have here. */
export async function findSignIn(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  token: string,
): Promise<{ lineUserId: string; name: string } | undefined> {
  return await db
    .selectFrom('inquiries.line_sign_ins as l')
    .innerJoin('inquiries.conversations as c', 'c.line_user_id', 'l.line_user_id')
    .innerJoin('kernel.residents as r', 'r.id', 'c.resident_id')
    .select(['l.line_user_id as lineUserId', 'r.display_name as name'])
    .where(stillOpens(now, token, 'used_at'))
    .executeTakeFirst()
}

/** Uses the link up; undefined where it was used, or its time is over. Of two at once one gets it. */
export async function takeSignIn(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  token: string,
): Promise<string | undefined> {
  const taken = await db
    .updateTable('inquiries.line_sign_ins')
    .set({ used_at: now })
    .where(stillOpens(now, token, 'used_at'))
    .returning('line_user_id as lineUserId')
    .executeTakeFirst()
  return taken?.lineUserId
}

export async function deleteSignInsBefore(db: Db<'inquiries'>, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('inquiries.line_sign_ins').where('expires_at', '<', before).execute()
}
