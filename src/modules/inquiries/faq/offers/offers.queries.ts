import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'

export const OFFER_KEY = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** 示した答え: what was shown before a question was sent. Nobody is in it, nor any words. @returns its key */
export async function insertOffer(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  lang: WrittenLanguage,
  faqs: readonly { id: number }[],
): Promise<string> {
  const { rows } = await sql<{ key: string }>`insert into inquiries.faq_offers (key, lang, faqs, offered_at)
    values (gen_random_uuid(), ${lang}, ${faqs.map(({ id }) => id)}::bigint[], ${now}) returning key`.execute(db)
  return rows[0]!.key
}

/** Of those that were offered within a day: what is said later is not counted. */
const standing = (key: string, now: Temporal.Instant) =>
  sql`key = ${key} and offered_at > ${now.subtract({ hours: 24 })}`

export async function setOpened(db: Db<'inquiries'>, now: Temporal.Instant, key: string): Promise<void> {
  await sql`update inquiries.faq_offers set opened_at = ${now} where ${standing(key, now)} and opened_at is null`.execute(
    db,
  )
}

/** これで解決した, by one of what was offered; said twice it is once, and not of what was asked all the same. */
export async function setSolved(db: Db<'inquiries'>, now: Temporal.Instant, key: string, faq: number): Promise<void> {
  await sql`update inquiries.faq_offers set solved_at = ${now}, solved_by = ${faq}
    where ${standing(key, now)} and ${faq} = any (faqs) and solved_at is null and asked_at is null`.execute(db)
}

/** 職員に聞く, in the transaction that sends the question. @param key as the form had it */
export async function setAsked(tx: Tx<'inquiries'>, now: Temporal.Instant, key: string): Promise<void> {
  if (!new RegExp(`^${OFFER_KEY}$`).test(key)) return
  await sql`update inquiries.faq_offers set asked_at = ${now}
    where ${standing(key, now)} and solved_at is null and asked_at is null`.execute(tx)
}

export async function deleteOffersBefore(tx: Tx<'inquiries'>, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('inquiries.faq_offers').where('offered_at', '<', before).execute()
}
