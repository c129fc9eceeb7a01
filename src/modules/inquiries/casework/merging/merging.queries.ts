import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { callInOneLine } from '../../calls/call.ts'
import type { Conversation } from '../../conversations/conversations.queries.ts'
import { inOneLine, type MessageKind } from '../../conversations/message.ts'
import type { Obstacles } from './merge.ts'

/** Nobody begins to say something in either until the transaction ends; of two merges of the same pair one comes first. */
export async function holdPair(tx: Tx<'inquiries'>, one: number, other: number): Promise<void> {
  for (const id of [one, other].toSorted((a, b) => a - b))
    await sql`select pg_advisory_xact_lock(hashtextextended('inquiries.merging:' || ${id}::bigint, 0))`.execute(tx)
}

/** @param main which the caller holds */
export async function holdJoined(tx: Tx<'inquiries'>, id: number): Promise<void> {
  await sql`select from inquiries.conversations where id = ${id} for no key update`.execute(tx)
}

export async function findObstacles(tx: Tx<'inquiries'>, main: Conversation, other: Conversation): Promise<Obstacles> {
  const pair = [main.id, other.id]
  const { rows } = await sql<Obstacles>`
    select exists (select from inquiries.conversations p where p.confidential_of is not null and p.erased_at is null
          and (p.id = any (${pair}::bigint[]) or p.confidential_of = any (${pair}::bigint[])))
        or exists (select from inquiries.confidential_sections s join inquiries.conversations c on c.section_id = s.section_id
          where c.id = any (${pair}::bigint[]) and c.channel = 'line') as confidential,
      (select min(h.conversation_id) from inquiries.held_replies h
        where h.conversation_id = any (${[...pair, ...main.joined.map(({ id }) => id)]}::bigint[]) and h.state in ('proposed', 'waiting')) as "replyWaitsIn",
      exists (select from inquiries.slot_offers o join inquiries.calls k on k.id = o.call_id where k.conversation_id = ${other.id}
        and o.ended_at is null and o.chosen_at is null and k.called_back_at is null and k.struck_at is null) as "offerOpen",
      exists (select from inquiries.opinion_requests q where q.conversation_id = ${other.id} and q.outcome is null) as asked`.execute(
    tx,
  )
  return rows[0]!
}

export interface NewMerge {
  main: number
  other: number
  by: number
  reason: string
}

/** The one has no turn of its own any more, and its promise ends by that. @returns the promise that stood, and whether its resident waited */
export async function setMerged(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { main, other, by, reason }: NewMerge,
): Promise<{ promiseId: number | undefined; waited: boolean }> {
  const { rows: promises } = await sql<{ id: number }>`
    update inquiries.promises set outcome = 'merged' where conversation_id = ${other} and outcome is null returning id`.execute(
    tx,
  )
  const { rows } = await sql<{ waited: boolean }>`
    update inquiries.conversations m set unread = m.unread + o.unread, urgent = m.urgent or o.urgent,
      last_words = case when o.last_message_at > m.last_message_at then o.last_words else m.last_words end,
      last_message_at = greatest(m.last_message_at, o.last_message_at),
      no_reply_at = case when o.waiting_since is null then m.no_reply_at end,
      no_reply_by = case when o.waiting_since is null then m.no_reply_by end
    from inquiries.conversations o where m.id = ${main} and o.id = ${other}
    returning o.waiting_since is not null as waited`.execute(tx)
  await sql`
    update inquiries.conversations j set merged_into = m.id, merged_at = ${now}, merged_by = ${by}, merge_reason = ${reason},
      waiting_since = null, no_reply_at = null, no_reply_by = null, unread = 0, closed_at = m.closed_at, closed_by = m.closed_by
    from inquiries.conversations m where j.id = ${other} and m.id = ${main}`.execute(tx)
  return { promiseId: promises[0]?.id, waited: rows[0]!.waited }
}

/** Whoever was promised an earlier day keeps it. @returns false where the main one was promised no later day, or nobody waits there */
export async function takePromise(tx: Tx<'inquiries'>, main: number, promiseId: number): Promise<boolean> {
  const { rows } = await sql<{ until: Temporal.Instant }>`
    select p.promised_until as until from inquiries.promises p join inquiries.conversations c on c.id = ${main}
    where p.id = ${promiseId} and c.waiting_since is not null and (c.promised_until is null or c.promised_until > p.promised_until)`.execute(
    tx,
  )
  if (!rows[0]) return false
  await sql`update inquiries.promises set outcome = 'moved' where conversation_id = ${main} and outcome is null`.execute(
    tx,
  )
  await sql`
    insert into inquiries.promises (conversation_id, waiting_since, promised_until, warn_at, made_at, warned_at, break_told_at)
    select c.id, c.waiting_since, p.promised_until, p.warn_at, p.made_at, p.warned_at, p.break_told_at
    from inquiries.promises p, inquiries.conversations c where p.id = ${promiseId} and c.id = ${main}`.execute(tx)
  await sql`update inquiries.conversations set promised_until = ${rows[0].until} where id = ${main}`.execute(tx)
  return true
}

/** 分類 of the one are the other's too. */
export async function copyTags(tx: Tx<'inquiries'>, { main, other }: Pick<NewMerge, 'main' | 'other'>): Promise<void> {
  await sql`
    insert into inquiries.conversation_tags (conversation_id, tag_id, last_message_at)
    select ${main}, x.tag_id, x.last_message_at from inquiries.conversation_tags x join inquiries.tags t on t.id = x.tag_id
    where x.conversation_id = ${other} and t.retired_at is null on conflict do nothing`.execute(tx)
}

/** Of a main one that the caller holds. */
export async function setUnmerged(tx: Tx<'inquiries'>, joined: number): Promise<void> {
  await sql`update inquiries.conversations set merged_into = null, merged_at = null, merged_by = null, merge_reason = '' where id = ${joined}`.execute(
    tx,
  )
}

/** As what was said last says that is read in it now, written or on the telephone; as it began, where nothing is. */
export async function restoreLast(tx: Tx<'inquiries'>, id: number): Promise<void> {
  const { rows } = await sql<{ kind: MessageKind | 'call'; words: string; at: Temporal.Instant }>`
    with threads as materialized (select t.id from inquiries.threads_of(${id}) t (id)),
      written as (select kind, body as words, occurred_at as at from inquiries.messages
        where conversation_id in (select id from threads) order by occurred_at desc, id desc limit 1),
      spoken as (select 'call' as kind, about as words, taken_at as at from inquiries.calls
        where conversation_id in (select id from threads) and struck_at is null order by taken_at desc, id desc limit 1)
    select * from (select * from written union all select * from spoken) said order by at desc limit 1`.execute(tx)
  const last = rows[0]
  await tx
    .updateTable('inquiries.conversations')
    .set((eb) => ({ last_words: last ? lastWordsOf(last) : '', last_message_at: last?.at ?? eb.ref('created_at') }))
    .where('id', '=', id)
    .execute()
}

const lastWordsOf = ({ kind, words }: { kind: MessageKind | 'call'; words: string }): string =>
  kind === 'call' ? callInOneLine({ about: words }) : inOneLine({ kind, body: words })

/** What each is found by has changed. */
export async function markForSearch(tx: Tx<'inquiries'>, ids: readonly number[]): Promise<void> {
  await sql`delete from inquiries.searchable where conversation_id = any (${[...ids]}::bigint[])`.execute(tx)
  await sql`insert into inquiries.search_marks (conversation_id) select unnest(${[...ids]}::bigint[])`.execute(tx)
}

/** 重複かもしれない相談: open in the same section, of the same person, mailbox or telephone number. */
export interface Likely {
  id: number
  name: string
  channel: Conversation['channel']
  lastAt: Temporal.Instant
  by: 'person' | 'mailbox' | 'number'
}

const MOST = 3

/** Of a conversation that the caller holds, the newest first. */
export async function listLikely(db: Db<'inquiries'>, conversation: Conversation): Promise<Likely[]> {
  const { id, residentId, sectionId } = conversation
  const { rows } = await sql<Likely>`
    with known as (
      select id, 1 as rank from inquiries.conversations where resident_id = ${residentId}
      union all select o.id, 2 from inquiries.conversations c join inquiries.conversations o on lower(o.email) = lower(c.email)
        where c.id = ${id} and o.email is not null
      union all select o.conversation_id, 3 from inquiries.calls k
        join inquiries.calls o on replace(o.phone, '-', '') = replace(k.phone, '-', '') and o.phone is not null and o.struck_at is null
        where k.conversation_id = ${id} and k.phone is not null and k.struck_at is null)
    select c.id, r.display_name as name, c.channel, c.last_message_at as "lastAt", (array['person', 'mailbox', 'number'])[k.rank] as by
    from (select id, min(rank) as rank from known where id <> ${id} group by id) k
      join inquiries.conversations c on c.id = k.id join kernel.residents r on r.id = c.resident_id
    where c.section_id = ${sectionId} and c.closed_at is null and c.erased_at is null and c.merged_into is null and c.confidential_of is null
      and not exists (select from inquiries.conversations p where p.confidential_of = c.id and p.erased_at is null)
      and not exists (select from inquiries.conversations j where j.merged_into = c.id)
    order by c.last_message_at desc limit ${MOST}`.execute(db)
  return rows
}
