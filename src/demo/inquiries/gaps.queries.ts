import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'

export const hasGaps = async (db: Db<'inquiries'>): Promise<boolean> =>
  (await db.selectFrom('inquiries.faq_gaps').select('id').limit(1).executeTakeFirst()) !== undefined

/** As if they had been searched for on the page for everybody. */
export async function insertSearched(
  tx: Tx<'inquiries'>,
  searches: readonly { words: string; folded: string; times: number; at: Temporal.Instant; day: Temporal.PlainDate }[],
): Promise<void> {
  for (const { words, folded, times, at, day } of searches)
    await sql`insert into inquiries.faq_gaps (lang, happened_at, times, searched_on, folded, words)
      values ('ja', ${at}, ${times}, ${day}, ${folded}, ${words})`.execute(tx)
}

/** Some on each day of the last 90, more and more of them solved by what was shown; the rest ask, or say nothing. */
export async function insertOffers(tx: Tx<'inquiries'>, now: Temporal.Instant): Promise<void> {
  await sql`insert into inquiries.faq_offers (key, lang, faqs, offered_at, opened_at, solved_at, solved_by, asked_at)
    select gen_random_uuid(), 'ja', array[f.id], o.at, case when o.part < 80 then o.at + interval '1 minute' end,
      case when o.part < 20 + o.day / 3 then o.at + interval '3 minutes' end, case when o.part < 20 + o.day / 3 then f.id end,
      case when o.part between 50 and 89 then o.at + interval '4 minutes' end
    from (select day, nth, (day * 37 + nth * 61) % 100 as part,
        ${now}::timestamptz - (90 - day) * interval '1 day' + nth * interval '2 hours' as at
      from generate_series(1, 88) day cross join generate_series(1, 3) nth where (day * 7 + nth) % 5 > 1) o
    cross join lateral (select id from inquiries.faqs where state = 'published' and lang = 'ja'
      order by (id * 31 + o.day * 17 + o.nth) % 97, id limit 1) f`.execute(tx)
}

/**
 * The first answers that staff wrote to what residents asked by text: nearly half of them bring a published answer of their section.
 * What had none in the last 30 days is open.
 */
export async function insertRepliesOfYear(tx: Tx<'inquiries'>, now: Temporal.Instant): Promise<void> {
  await sql`with answered as (
      select a.id, a.conversation_id, a.staff_id, a.occurred_at, q.id as asked_id, c.section_id, c.lang,
        (select e.faq_id from inquiries.faq_editions e join inquiries.faqs f on f.id = e.faq_id
          where f.section_id = c.section_id and f.lang = c.lang and a.id % 100 < 45 and e.published_at is not null order by (f.id * 31 + a.id) % 97, f.id limit 1) as faq_id
      from inquiries.messages a join inquiries.conversations c on c.id = a.conversation_id
      cross join lateral (select p.id, p.author, p.body from inquiries.messages p where p.conversation_id = a.conversation_id
        and p.author <> 'system' and p.occurred_at < a.occurred_at order by p.occurred_at desc, p.id desc limit 1) q
      where a.author = 'staff' and a.kind = 'text' and q.author = 'resident' and length(q.body) > 7 and c.about is null),
    held as (
      insert into inquiries.held_replies (conversation_id, staff_id, state, body, client_key, answers_up_to, scheduled, send_after, written_at, ended_at)
      select conversation_id, staff_id, 'sent', '', 'demo:faq:' || id, asked_id, false, occurred_at, occurred_at, occurred_at from answered
      returning id, client_key),
    replied as (
      insert into inquiries.faq_replies (held_reply_id, message_id, faq_id, edition, place)
      select h.id, a.asked_id, a.faq_id, case when a.faq_id is not null then 1 end, case when a.faq_id is not null then 1 + a.id % 3 end
      from answered a join held h on h.client_key = 'demo:faq:' || a.id)
    insert into inquiries.faq_gaps (lang, happened_at, message_id, section_id)
    select lang, occurred_at, asked_id, section_id from answered
    where faq_id is null and occurred_at > ${now}::timestamptz - interval '30 days' on conflict do nothing`.execute(tx)
}
