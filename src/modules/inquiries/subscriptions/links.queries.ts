import { digestOf } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'

/** Whoever holds the talk from which the link was asked for. */
export interface Person {
  lineUserId: string
  residentId: number
  lang: Language
}

export async function insertNoticeLink(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  { token, lineUserId, expiresAt }: { token: string; lineUserId: string; expiresAt: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('inquiries.notice_links')
    .values({ digest: digestOf(token), line_user_id: lineUserId, made_at: now, expires_at: expiresAt })
    .execute()
}

/** Whose link it is or was, and the language of their talk. */
export async function findNoticeLink(
  db: Db<'inquiries'>,
  token: string,
): Promise<(Person & { expiresAt: Temporal.Instant }) | undefined> {
  return await db
    .selectFrom('inquiries.notice_links as l')
    .innerJoin('inquiries.conversations as c', 'c.line_user_id', 'l.line_user_id')
    .select(['l.line_user_id as lineUserId', 'c.resident_id as residentId', 'l.expires_at as expiresAt'])
    .select((eb) => eb.ref('c.lang').$castTo<Language>().as('lang'))
    .where('l.digest', '=', digestOf(token))
    .executeTakeFirst()
}

export async function deleteNoticeLinksBefore(db: Db<'inquiries'>, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('inquiries.notice_links').where('expires_at', '<', before).execute()
}
