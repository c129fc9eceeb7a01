import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { restoreLast } from '../casework/merging/merging.queries.ts'
import { holdReports } from '../streets/reports.queries.ts'
import type { Kind } from './retention.ts'

/** 消去するもの: a conversation that is closed, held until the transaction ends. */
export interface ToErase {
  id: number
  residentId: number
  sectionId: number
  kind: Kind
  closedAt: Temporal.Instant | null
  lineUserId: string | null
  email: string | null
  /** Of whoever asked: others may be called the same. */
  name: string
  /** 統合: the main one, which says last what may have been said here. */
  mergedInto: number | null
}

/** As SQL, of a conversation `c`. */
export const KIND = sql<Kind>`case when c.confidential_of is not null then 'confidential' else c.channel end`

/**
 * Undefined where it is not there, or erased already. Whoever is writing into it is done first; whoever comes later is refused. So is it where
 * somebody works at this moment on the one into which it was joined: they hold that one first and wait for this, so nobody here waits for it.
 * A report (通報) is held before its conversation, as whoever corrects it does.
 */
export async function holdToErase(tx: Tx<'inquiries'>, id: number, wait = true): Promise<ToErase | undefined> {
  await holdReports(tx, [id])
  const { rows } = await sql<ToErase>`
    select c.id, c.resident_id as "residentId", c.section_id as "sectionId", ${KIND} as kind, c.closed_at as "closedAt",
      c.line_user_id as "lineUserId", c.email, c.merged_into as "mergedInto", (select r.display_name from kernel.residents r where r.id = c.resident_id) as name
    from inquiries.conversations c where c.id = ${id} and c.erased_at is null for update ${wait ? sql`` : sql`skip locked`}`.execute(
    tx,
  )
  const main = rows[0]?.mergedInto
  if (!main) return rows[0]
  const held = await sql`select from inquiries.conversations where id = ${main} for no key update skip locked`.execute(
    tx,
  )
  return held.rows.length > 0 ? rows[0] : undefined
}

/** Whether something of it is still on its way: a reply that waits, a request to LINE, a call that is owed, a page on which the talk goes on. */
export const isUnderWay = sql<boolean>`(
  exists (select from inquiries.held_replies h where h.conversation_id = c.id and h.state in ('proposed', 'waiting'))
  or exists (select from inquiries.sendings s where s.conversation_id = c.id and s.state = 'queued')
  or exists (select from inquiries.calls k where k.conversation_id = c.id and k.needs_callback and k.called_back_at is null and k.struck_at is null)
  or exists (select from inquiries.confidential_stays y join inquiries.conversations p on p.id = y.page_id
    where y.talk_id = c.id and y.ended_at is null and p.closed_at is null))`

export async function stillUnderWay(db: Db<'inquiries'>, id: number): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select ${isUnderWay} as stands from inquiries.conversations c where c.id = ${id}`.execute(db)
  return rows[0]?.stands ?? false
}

/** Digests of the files that it alone may hold, as its messages and its replies name them. */
export async function filesOf(db: Db<'inquiries'>, id: number): Promise<Buffer[]> {
  const { rows } = await sql<{ sha256: Buffer }>`
    select distinct f.sha256 from (
      select unnest(array[sha256, preview_sha256]) as sha256 from inquiries.attachments where conversation_id = ${id}
      union all select unnest(array[f.sha256, f.preview_sha256, f.cover_sha256]) from inquiries.held_files f
        join inquiries.held_replies h on h.id = f.reply_id where h.conversation_id = ${id}) f where f.sha256 is not null`.execute(
    db,
  )
  return rows.map(({ sha256 }) => sha256)
}

/** Where the words of a conversation lie besides its own row. What is counted (moments, outcomes, numbers) stays. */
const places = (id: number) => [
  sql`update inquiries.attachments set state = 'withdrawn', sha256 = null, preview_sha256 = null, refusal = null, name = '' where conversation_id = ${id}`,
  sql`delete from inquiries.held_files where reply_id in (select id from inquiries.held_replies where conversation_id = ${id})`,
  sql`update inquiries.messages set body = '', detail = '{}', line_message_id = null, client_key = null, quote_token = null where conversation_id = ${id}`,
  sql`delete from inquiries.sent_messages where message_id in (select id from inquiries.messages where conversation_id = ${id})`,
  sql`update inquiries.street_reports set address = '', latitude = null, longitude = null, erased = true where conversation_id = ${id}`,
  sql`delete from inquiries.conversation_links where ${id} in (one_id, other_id)`,
  sql`update inquiries.sendings set request = '[]', reply_token = case when reply_token is not null then '' end,
    failure = case when failure is not null then '' end where conversation_id = ${id}`,
  sql`update inquiries.calls set phone = null, about = '' where conversation_id = ${id}`,
  sql`update inquiries.proposed_replies set decided_words = null where conversation_id = ${id}`,
  sql`update inquiries.satisfaction_questions set comment = '' where conversation_id = ${id} and comment <> ''`,
  sql`update inquiries.viewings set words = '(消去済み)' where conversation_id = ${id}`,
  sql`update inquiries.disclosures set reason = '(消去済み)' where conversation_id = ${id}`,
  sql`delete from inquiries.machine_texts where conversation_id = ${id}`,
  sql`delete from inquiries.drafts where conversation_id = ${id}`,
  sql`delete from inquiries.links where conversation_id = ${id}`,
  sql`delete from inquiries.readings where conversation_id = ${id}`,
  sql`delete from inquiries.conversation_tags where conversation_id = ${id}`,
  sql`delete from inquiries.decided_conversations where conversation_id = ${id}`,
  sql`delete from inquiries.retention_holds where conversation_id = ${id}`,
]

/** A stay that nobody ended ends with it, by whoever closed the conversation. */
const endStays = (id: number, now: Temporal.Instant) => sql`
  update inquiries.confidential_stays y set reason = '(消去済み)', ended_at = coalesce(y.ended_at, ${now}),
    ended_by = coalesce(y.ended_by, (select closed_by from inquiries.conversations where id = ${id}))
  where ${id} in (y.talk_id, y.page_id)`

/** 統合: the main one is found by the words of what goes no more, and what was joined to it stands alone, over since then. */
const takeApart = (id: number) => [
  sql`delete from inquiries.searchable where conversation_id in (select inquiries.threads_of(${id}))`,
  sql`insert into inquiries.search_marks (conversation_id) select threads from inquiries.threads_of(${id}) threads`,
  sql`update inquiries.conversations c set no_reply_up_to = (select max(m.id) from inquiries.messages m where m.conversation_id = c.id)
    where merged_into = ${id}`, // it was answered in the main one, or needed no reply
  sql`update inquiries.conversations set merged_into = null, merged_at = null, merged_by = null, merge_reason = '' where id = ${id} or merged_into = ${id}`,
]

/** Notices to staff about it, which name whoever asked. */
const forgetNotices = ({ id, name }: ToErase) => sql`
  delete from kernel.notifications where href ~ ('^/console/inquiries/' || ${String(id)}::text || '($|[/?#])')
    or href = '/console/inquiries' and ${name} <> '' and position(${name} in title) > 0
    or href in (select '/console/inquiries/opinions/' || o.id from inquiries.opinion_requests o where o.conversation_id = ${id})
    or href in (select unnest(array['/console/approvals/' || p.proposal_id, '/console/reply-decisions/' || p.id])
      from inquiries.proposed_replies p where p.conversation_id = ${id})`

/** What LINE told of the talk; that it told is kept, so that it is not taken in twice. */
const forgetEvents = (lineUserId: string) => [
  sql`update inquiries.line_events set body = '{}', source_id = '', failure = null where source_id = ${lineUserId} and processed_at is not null`,
  sql`delete from inquiries.line_sign_ins where line_user_id = ${lineUserId}`,
]

/**
 * Empties a conversation that the caller holds, and gives it to nobody: what stays says neither what was said nor by whom. Its files and the
 * resident are the caller's to erase.
 */
export async function emptyConversation(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversation: ToErase,
  by?: { staffId: number; reason: string },
): Promise<void> {
  const { id, lineUserId } = conversation
  for (const change of takeApart(id)) await change.execute(tx)
  for (const change of [...places(id), endStays(id, now), forgetNotices(conversation)]) await change.execute(tx)
  for (const change of lineUserId ? forgetEvents(lineUserId) : []) await change.execute(tx)
  const { id: nobody } = await tx
    .insertInto('kernel.residents')
    .values({ created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`update inquiries.satisfaction_questions set resident_id = ${nobody} where conversation_id = ${id}`.execute(
    tx,
  )
  await sql`
    update inquiries.conversations set resident_id = ${nobody}, line_user_id = null, following = false, reply_token = null, reply_token_until = null,
      last_words = '', unread = 0, email = null, email_opened_at = null, about = null, about_title = '', assignee_id = null,
      erased_at = ${now}, erased_by = ${by?.staffId ?? null}, erasure_reason = ${by?.reason ?? ''}
    where id = ${id}`.execute(tx)
  await sql`select inquiries.erase_writings(${id})`.execute(tx)
  await sql`
    update inquiries.opinion_requests set question = '(消去済み)', opinion = case when opinion <> '' then '(消去済み)' else '' end
    where conversation_id = ${id}`.execute(tx)
  if (conversation.mergedInto) await restoreLast(tx, conversation.mergedInto)
  // Last: what was changed above has marked it for the index anew.
  await sql`delete from inquiries.searchable where conversation_id = ${id}`.execute(tx)
  await sql`delete from inquiries.search_marks where conversation_id = ${id}`.execute(tx)
}

/** Whether a resident has another conversation here. */
export async function hasConversation(db: Db<'inquiries'>, residentId: number): Promise<boolean> {
  const row = await db
    .selectFrom('inquiries.conversations')
    .select('id')
    .where('resident_id', '=', residentId)
    .executeTakeFirst()
  return row !== undefined
}

/** 件数だけの電話: what it was about goes, that it was taken stays. @returns false where somebody else was quicker */
export async function emptyCall(tx: Tx<'inquiries'>, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.calls')
    .set({ about: '' })
    .where('id', '=', id)
    .where('conversation_id', 'is', null)
    .where('about', '<>', '')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
