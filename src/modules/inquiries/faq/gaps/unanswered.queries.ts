import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'

/** Different words of one day that are kept: whoever fills the page's search by machine fills no more than that. */
const MOST_A_DAY = 2000

/** Nobody is in it: the same words again on that day are a number. */
export async function insertSearch(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  day: Temporal.PlainDate,
  { lang, words, folded }: { lang: WrittenLanguage; words: string; folded: string },
): Promise<void> {
  await sql`insert into inquiries.faq_gaps (lang, happened_at, searched_on, folded, words)
    select ${lang}, ${now}, ${day}, ${folded}, ${words}
    where (select count(*) from inquiries.faq_gaps where searched_on = ${day}) < ${MOST_A_DAY}
    on conflict on constraint searched_once_a_day do update set times = faq_gaps.times + 1, happened_at = excluded.happened_at`.execute(
    db,
  )
}

/** What a resident asked on the page, and nothing could be shown for: their first message. */
export async function insertUnoffered(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id }: { id: number },
): Promise<void> {
  await sql`insert into inquiries.faq_gaps (lang, happened_at, message_id, section_id)
    select c.lang, ${now}, m.id, c.section_id from inquiries.conversations c
    join inquiries.messages m on m.id = (select min(id) from inquiries.messages where conversation_id = c.id and author = 'resident')
    where c.id = ${id} on conflict do nothing`.execute(tx)
}

/** The words that the resident said last, if they wait for an answer. */
export async function findWaitingWords(
  db: Db<'inquiries'>,
  { id }: { id: number },
): Promise<{ messageId: number; words: string } | undefined> {
  const { rows } = await sql<{ messageId: number; words: string }>`
    select m.id as "messageId", m.body as words from inquiries.messages m join inquiries.conversations c on c.id = m.conversation_id
    where c.id = ${id} and m.author = 'resident' and m.body <> '' and m.occurred_at >= c.waiting_since
    order by m.occurred_at desc, m.id desc limit 1`.execute(db)
  return rows[0]
}

/** An answer that a reply brings. */
export interface Brought {
  faqId: number
  /** Among what the desk suggested; none where it was found elsewhere. */
  place: number | null
}

/** The first of what a reply brings that residents read at this moment, in their edition. */
export async function insertReplied(
  tx: Tx<'inquiries'>,
  heldId: number,
  messageId: number | null,
  brought: readonly Brought[],
): Promise<void> {
  await sql`insert into inquiries.faq_replies (held_reply_id, message_id, faq_id, edition, place)
    select ${heldId}, ${messageId}::bigint, e.faq_id, e.number, e.place
    from (values (1)) one left join lateral (select e.faq_id, e.number, b.place
      from unnest(${brought.map(({ faqId }) => faqId)}::bigint[], ${brought.map(({ place }) => place)}::smallint[])
        with ordinality b (faq_id, place, at)
      join inquiries.faqs f on f.id = b.faq_id and f.state = 'published' join inquiries.faq_editions e on e.faq_id = f.id
      order by b.at, e.number desc limit 1) e on true
    where ${messageId}::bigint is not null or e.faq_id is not null`.execute(tx)
}

/** Whoever a sent reply gave no published answer asked what has none yet; given one, they did not. */
export async function settleReplied(tx: Tx<'inquiries'>, now: Temporal.Instant, heldId: number): Promise<void> {
  await sql`insert into inquiries.faq_gaps (lang, happened_at, message_id, section_id)
    select c.lang, ${now}, r.message_id, c.section_id from inquiries.faq_replies r join inquiries.messages m on m.id = r.message_id
    join inquiries.conversations c on c.id = m.conversation_id
    where r.held_reply_id = ${heldId} and r.faq_id is null on conflict do nothing`.execute(tx)
  await sql`with closing as (
      insert into inquiries.faq_gap_closings (how, faq_id, closed_at, closed_by)
      select 'exists', r.faq_id, ${now}, h.staff_id from inquiries.faq_replies r join inquiries.held_replies h on h.id = r.held_reply_id
      join inquiries.faq_gaps g on g.message_id = r.message_id and g.closing_id is null
      where r.held_reply_id = ${heldId} and r.faq_id is not null returning id)
    update inquiries.faq_gaps g set closing_id = closing.id from closing, inquiries.faq_replies r
    where r.held_reply_id = ${heldId} and g.message_id = r.message_id`.execute(tx)
}
