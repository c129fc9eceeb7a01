import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { type Staff, sectionsFor } from '#kernel/identity/staff.ts'

/** By which way somebody asks: on LINE, or on the town's own page. */
export type Channel = 'line' | 'web'

/** One row of the inbox. */
export interface Row {
  id: number
  name: string
  /** Content of the resident's picture. */
  picture: Buffer | null
  residentId: number
  section: string
  lastAt: Temporal.Instant
  lastWords: string
  /** Whose words they are, where staff had the last word. */
  lastBy: string | null
  unread: number
  /** Since when the resident waits for an answer, if they do. */
  waitingSince: Temporal.Instant | null
  following: boolean
  /** Something typed and not sent, by whoever asks. */
  drafted: boolean
  channel: Channel
  /** The newest pictures, shown small. */
  thumbnails: Thumbnail[]
}

export interface Thumbnail {
  messageId: number
  /** Content of the small picture, in hexadecimal digits. */
  preview: string
}

/** Which conversations: those that wait for an answer, or those with something unread. */
export type Only = 'waiting' | 'unread'

export interface Place {
  at: Temporal.Instant
  id: number
}

export interface ListOptions {
  only?: Only | undefined
  /** This one alone. */
  id?: number
  /** Continue after this row. */
  after?: Place | undefined
  limit?: number
}

const isA: Record<Only, RawBuilder<boolean>> = {
  waiting: sql`c.waiting_since is not null`,
  unread: sql`c.unread > 0`,
}

/**
 * At least one, as a table of known length. Of an array the generic plan takes ten members for granted: it would look dearer than the plan for
 * these values, and PostgreSQL would plan the statement anew each time.
 */
const valuesOf = (ids: number[]) => sql`(values ${sql.join(ids.map((id) => sql`(${id}::bigint)`))})`

/**
 * The newest conversations of a member of staff. Each section's index gives its own newest; so the cost is the length of
 * the page times the sections, however many conversations there are.
 */
export async function listConversations(db: Db<'inquiries'>, staff: Staff, options: ListOptions = {}): Promise<Row[]> {
  const { only, id, after, limit: length = 50 } = options
  const mine = sectionsFor(staff, 'answer')
  if (mine.length === 0) return []
  const limit = sql.lit(length) // as a parameter it would be unknown to the plan, which then reads every resident
  const chosen = only ? sql`and ${isA[only]}` : id === undefined ? sql`` : sql`and c.id = ${id}`
  const older = after ? sql`and (c.last_message_at, c.id) < (${after.at}::timestamptz, ${after.id}::bigint)` : sql``
  const { rows } = await sql<Row>`/* prepared */
    select c.id, c.resident_id as "residentId", r.display_name as name, r.picture_sha256 as picture, s.name as section,
      c.last_message_at as "lastAt", c.last_words as "lastWords", c.unread, c.waiting_since as "waitingSince", c.following, c.channel,
      p.thumbnails, exists (select from inquiries.drafts d where d.conversation_id = c.id and d.staff_id = ${staff.id}) as drafted,
      (select t.name from kernel.staff t where t.id = (
        select m.staff_id from inquiries.messages m where m.conversation_id = c.id
        order by m.occurred_at desc, m.id desc limit 1)) as "lastBy"
    from (
      select c.* from ${valuesOf(mine)} mine (id)
      cross join lateral (
        select * from inquiries.conversations c where c.section_id = mine.id ${chosen} ${older}
        order by c.last_message_at desc, c.id desc limit ${limit}) c
      order by c.last_message_at desc, c.id desc limit ${limit}) c
    join kernel.residents r on r.id = c.resident_id
    join kernel.sections s on s.id = c.section_id
    cross join lateral (
      select coalesce(json_agg(a), '[]') as thumbnails from (
        select message_id as "messageId", encode(preview_sha256, 'hex') as preview from inquiries.attachments a
        where a.conversation_id = c.id and a.preview_sha256 is not null order by a.message_id desc limit 3) a) p
    order by c.last_message_at desc, c.id desc`.execute(db)
  return rows
}

/** Those that have waited longest for an answer. */
export async function listWaiting(db: Db<'inquiries'>, staff: Staff, limit: number) {
  const { rows } = await sql<Pick<Row, 'id' | 'name' | 'lastWords'> & { since: Temporal.Instant }>`
    select c.id, r.display_name as name, c.waiting_since as since, c.last_words as "lastWords"
    from unnest(${sectionsFor(staff, 'answer')}::bigint[]) mine (id)
    cross join lateral (
      select * from inquiries.conversations c where c.section_id = mine.id and ${isA.waiting}
      order by c.waiting_since, c.id limit ${limit}) c
    join kernel.residents r on r.id = c.resident_id
    order by c.waiting_since, c.id limit ${limit}`.execute(db)
  return rows
}

/** Beyond this the number says nothing more. */
export const MOST_COUNTED = 100

/** How many there are, counted up to MOST_COUNTED. */
export async function countConversations(db: Db<'inquiries'>, staff: Staff, only: Only): Promise<number> {
  const most = sql.lit(MOST_COUNTED)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from unnest(${sectionsFor(staff, 'answer')}::bigint[]) mine (id)
      cross join lateral (select 1 from inquiries.conversations c where c.section_id = mine.id and ${isA[only]} limit ${most}) c limit ${most}) counted`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** 相談: one resident's thread with the town: all that is said on LINE, or one matter on the page. */
export interface Conversation {
  id: number
  residentId: number
  sectionId: number
  section: string
  name: string
  /** Content of the resident's picture. */
  picture: Buffer | null
  channel: Channel
  /** Where whoever asks on the page wants to hear of answers. */
  email: string | null
  /** Since somebody opened a link that was mailed there. */
  emailOpenedAt: Temporal.Instant | null
  /** `application:…`: what it is about, if it is one thing. */
  about: string | null
  aboutTitle: string
  /** Of the page and the mails of whoever asks. */
  lang: Language
  following: boolean
  unread: number
  lastAt: Temporal.Instant
  /** Since when the resident waits for an answer, if they do. */
  waitingSince: Temporal.Instant | null
  /** 返信不要: who said when that none is needed. */
  noReplyAt: Temporal.Instant | null
  noReplyBy: string | null
  createdAt: Temporal.Instant
  replyUntil: Temporal.Instant | null
}

/** The only way to hold a conversation: one that this member of staff may see. Absent and hidden are the same answer. */
export async function getConversation(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Conversation> {
  const row = Number.isSafeInteger(id)
    ? await db
        .selectFrom('inquiries.conversations as c')
        .innerJoin('kernel.residents as r', 'r.id', 'c.resident_id')
        .innerJoin('kernel.sections as s', 's.id', 'c.section_id')
        .leftJoin('kernel.staff as t', 't.id', 'c.no_reply_by')
        .select([
          'c.id',
          'c.resident_id as residentId',
          'c.section_id as sectionId',
          's.name as section',
          'c.following',
        ])
        .select((eb) => eb.ref('c.channel').$castTo<Channel>().as('channel'))
        .select((eb) => eb.ref('c.lang').$castTo<Language>().as('lang'))
        .select(['c.email', 'c.email_opened_at as emailOpenedAt', 'c.about', 'c.about_title as aboutTitle'])
        .select(['r.display_name as name', 'c.unread', 'c.created_at as createdAt'])
        .select(['r.picture_sha256 as picture', 'c.reply_token_until as replyUntil', 'c.last_message_at as lastAt'])
        .select(['c.waiting_since as waitingSince', 'c.no_reply_at as noReplyAt', 't.name as noReplyBy'])
        .where('c.id', '=', id)
        .where(sql<boolean>`c.section_id = any (${sectionsFor(staff, 'answer')}::bigint[])`)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Refusal(404, 'この相談は見つかりませんでした。ほかの課に移ったか、担当ではない可能性があります。')
  return row
}

/** Marks everything read, and says up to where this member of staff had seen the conversation before. */
export async function markRead(
  tx: Tx<'inquiries'>,
  staff: Staff,
  id: number,
  upTo: number,
  now: Temporal.Instant,
): Promise<boolean> {
  await tx
    .updateTable('inquiries.conversations')
    .set({ unread: 0 })
    .where('id', '=', id)
    .where('unread', '>', 0)
    .execute()
  const { rows } = await sql<{ moved: boolean }>`
    insert into inquiries.readings as r (conversation_id, staff_id, message_id, read_at) values (${id}, ${staff.id}, ${upTo}, ${now})
    on conflict (conversation_id, staff_id) do update set message_id = excluded.message_id, read_at = excluded.read_at
      where r.message_id < excluded.message_id or r.read_at < ${now.subtract({ hours: 1 })}
    returning true as moved`.execute(tx)
  return rows.length > 0
}
