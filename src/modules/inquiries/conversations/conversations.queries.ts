import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { type Staff, sectionsFor } from '#kernel/identity/staff.ts'

/** By which way somebody asks: on LINE, on the town's own page, or by telephone alone. */
export type Channel = 'line' | 'web' | 'phone'

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
  /** By when they are answered, as was promised. */
  promisedUntil: Temporal.Instant | null
  following: boolean
  /** Something typed and not sent, by whoever asks. */
  drafted: boolean
  channel: Channel
  /** The newest pictures, shown small. */
  thumbnails: Thumbnail[]
  /** 担当: who does it. */
  assignee: string | null
  urgent: boolean
  closedAt: Temporal.Instant | null
  /** 分類. */
  tags: string[]
}

export interface Thumbnail {
  messageId: number
  /** Content of the small picture, in hexadecimal digits. */
  preview: string
}

/**
 * Which conversations: those that one does oneself (自分), that nobody does (担当なし), that wait for an answer (未返信), to which a day was
 * promised (期限), with something unread, that wait for the resident (相手待ち), or that are over (完了).
 */
export const ONLY = ['mine', 'unassigned', 'waiting', 'due', 'unread', 'theirs', 'closed'] as const
export type Only = (typeof ONLY)[number]

/** What a list is narrowed by. */
export interface Filter {
  tag?: number | undefined
  assignee?: number | undefined
  urgent?: boolean | undefined
}

/** A row's place in its list: when its last message came, or by when it is promised to be answered. */
export interface Place {
  at: Temporal.Instant
  id: number
}

export interface ListOptions extends Filter {
  only?: Only | undefined
  /** This one alone. */
  id?: number
  /** Continue after this row. */
  after?: Place | undefined
  limit?: number
}

/** In the words of the indexes, so that each list is known to be in its own. */
const isA: Record<Only, (staff: Pick<Staff, 'id'>) => RawBuilder<boolean>> = {
  mine: ({ id }) => sql`c.assignee_id = ${id}::bigint and c.closed_at is null`,
  unassigned: () => sql`c.assignee_id is null and c.closed_at is null`,
  waiting: () => sql`c.waiting_since is not null`,
  due: () => sql`c.promised_until is not null`,
  unread: () => sql`c.unread > 0`,
  theirs: () => sql`c.waiting_since is null and c.no_reply_at is null and c.closed_at is null`,
  closed: () => sql`c.closed_at is not null`,
}

/**
 * At least one, as a table of known length. Of an array the generic plan takes ten members for granted: it would look dearer than the plan for
 * these values, and PostgreSQL would plan the statement anew each time.
 */
const valuesOf = (ids: number[]) => sql`(values ${sql.join(ids.map((id) => sql`(${id}::bigint)`))})`

/** The order of a list, which is that of an index: what breaks first, or what is newest. */
const BY = {
  due: { columns: sql`c.promised_until, c.id`, after: sql`(c.promised_until, c.id) >` },
  newest: { columns: sql`c.last_message_at desc, c.id desc`, after: sql`(c.last_message_at, c.id) <` },
  newestOfTag: {
    columns: sql`x.last_message_at desc, x.conversation_id desc`,
    after: sql`(x.last_message_at, x.conversation_id) <`,
  },
}

/** Of another section's a list says no words: whoever has oversight opens it with a reason (viewings/). */
const HIDDEN = 'ほかの課の相談です'
const shows = ({ id }: Pick<Staff, 'id'>) =>
  sql<boolean>`(c.assignee_id is not distinct from ${id}::bigint or inquiries.answers_itself(${id}::bigint, c.section_id))`

/** Where a row stands in a list. */
export const placeOf = (row: Pick<Row, 'id' | 'lastAt' | 'promisedUntil'>, only: Only | undefined): Place => ({
  at: (only === 'due' ? row.promisedUntil : null) ?? row.lastAt,
  id: row.id,
})

/** Each section's own first; or, of a tag, which is one section's, those that it was given to. Few have a promise: those are looked through. */
function firstOf(
  mine: number[],
  { only, tag, after }: ListOptions,
  chosen: RawBuilder<unknown>,
  limit: RawBuilder<unknown>,
) {
  const by = BY[only === 'due' ? 'due' : tag === undefined ? 'newest' : 'newestOfTag']
  const further = after ? sql`and ${by.after} (${after.at}::timestamptz, ${after.id}::bigint)` : sql``
  if (tag === undefined || only === 'due') {
    const tagged = sql`and exists (select from inquiries.conversation_tags x where x.conversation_id = c.id and x.tag_id = ${tag ?? null}::bigint)`
    return sql`${valuesOf(mine)} mine (id) cross join lateral (
      select * from inquiries.conversations c where c.section_id = mine.id ${chosen} ${tag === undefined ? sql`` : tagged} ${further}
      order by ${by.columns} limit ${limit}) c`
  }
  return sql`inquiries.tags t cross join lateral (
      select c.* from inquiries.conversation_tags x join inquiries.conversations c on c.id = x.conversation_id and c.section_id = t.section_id
      where x.tag_id = t.id ${chosen} ${further} order by ${by.columns} limit ${limit}) c
    where t.id = ${tag}::bigint and t.section_id = any (${mine}::bigint[])`
}

/**
 * The newest conversations of a member of staff; by their promise where those are asked for. Each section's index gives its own newest; so the cost is the length of
 * the page times the sections, however many conversations there are.
 */
export async function listConversations(db: Db<'inquiries'>, staff: Staff, options: ListOptions = {}): Promise<Row[]> {
  const { only, id, assignee, urgent, limit: length = 50 } = options
  const mine = sectionsFor(staff, 'answer')
  if (mine.length === 0) return []
  const limit = sql.lit(length) // as a parameter it would be unknown to the plan, which then reads every resident
  const chosen = sql`${only ? sql`and ${isA[only](staff)}` : sql``} ${id === undefined ? sql`` : sql`and c.id = ${id}`}
    ${assignee === undefined ? sql`` : sql`and c.assignee_id = ${assignee}::bigint`} ${urgent ? sql`and c.urgent` : sql``}`
  const { columns } = BY[only === 'due' ? 'due' : 'newest']
  const { rows } = await sql<Row>`/* prepared */
    select c.id, c.resident_id as "residentId", r.display_name as name, r.picture_sha256 as picture, s.name as section,
      c.last_message_at as "lastAt", case when ${shows(staff)} then c.last_words else ${HIDDEN} end as "lastWords", c.unread, c.waiting_since as "waitingSince", c.following, c.channel,
      c.promised_until as "promisedUntil", c.urgent, c.closed_at as "closedAt", (select t.name from kernel.staff t where t.id = c.assignee_id) as assignee,
      p.thumbnails, g.tags,
      exists (select from inquiries.drafts d where d.conversation_id = c.id and d.staff_id = ${staff.id}) as drafted,
      (select t.name from kernel.staff t where t.id = (
        select m.staff_id from inquiries.messages m where m.conversation_id = c.id
        order by m.occurred_at desc, m.id desc limit 1)) as "lastBy"
    from (
      select c.* from ${firstOf(mine, options, chosen, limit)}
      order by ${columns} limit ${limit}) c
    join kernel.residents r on r.id = c.resident_id
    join kernel.sections s on s.id = c.section_id
    cross join lateral (
      select coalesce(json_agg(a), '[]') as thumbnails from (
        select message_id as "messageId", encode(preview_sha256, 'hex') as preview from inquiries.attachments a
        where a.conversation_id = c.id and a.preview_sha256 is not null and ${shows(staff)} order by a.message_id desc limit 3) a) p
    cross join lateral (
      select coalesce(array_agg(t.name order by t.name), '{}') as tags
      from inquiries.conversation_tags x join inquiries.tags t on t.id = x.tag_id where x.conversation_id = c.id) g
    order by ${columns}`.execute(db)
  return rows
}

/** Those whose promise breaks first; whoever waits without one comes last. */
export async function listWaiting(db: Db<'inquiries'>, staff: Staff, limit: number) {
  const { rows } = await sql<
    Pick<Row, 'id' | 'name' | 'lastWords'> & { since: Temporal.Instant; until: Temporal.Instant | null }
  >`
    select c.id, r.display_name as name, c.waiting_since as since, c.promised_until as until,
      case when ${shows(staff)} then c.last_words else ${HIDDEN} end as "lastWords"
    from unnest(${sectionsFor(staff, 'answer')}::bigint[]) mine (id)
    cross join lateral (
      (select * from inquiries.conversations c where c.section_id = mine.id and ${isA.due(staff)}
        order by c.promised_until, c.id limit ${limit})
      union all
      (select * from inquiries.conversations c where c.section_id = mine.id and ${isA.waiting(staff)} and c.promised_until is null
        order by c.waiting_since, c.id limit ${limit})) c
    join kernel.residents r on r.id = c.resident_id
    order by c.promised_until nulls last, c.waiting_since, c.id limit ${limit}`.execute(db)
  return rows
}

/** Beyond this the number says nothing more. */
export const MOST_COUNTED = 100

/** The lists whose length says how much there is to do. */
const COUNTED = ['mine', 'unassigned', 'waiting', 'unread', 'theirs'] as const
type Counted = (typeof COUNTED)[number]
export type Counts = Record<Counted, number>
export const isCounted = (only: Only): only is Counted => COUNTED.some((one) => one === only)

const count = (staff: Staff, only: Only) => {
  const most = sql.lit(MOST_COUNTED)
  return sql<number>`(select count(*)::int from (
      select 1 from unnest(${sectionsFor(staff, 'answer')}::bigint[]) mine (id)
      cross join lateral (select 1 from inquiries.conversations c where c.section_id = mine.id and ${isA[only](staff)} limit ${most}) c limit ${most}) counted)`
}

/** How many there are, counted up to MOST_COUNTED. */
export async function countConversations(db: Db<'inquiries'>, staff: Staff, only: Only): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${count(staff, only)} as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** The same of every list that is counted, at one look. */
export async function countLists(db: Db<'inquiries'>, staff: Staff): Promise<Counts> {
  const each = COUNTED.map((only) => sql`${count(staff, only)} as ${sql.ref(only)}`)
  const { rows } = await sql<Counts>`/* prepared */ select ${sql.join(each)}`.execute(db)
  return rows[0]!
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
  /** By when they are answered, as was promised. */
  promisedUntil: Temporal.Instant | null
  /** 返信不要: who said when that none is needed. */
  noReplyAt: Temporal.Instant | null
  noReplyBy: string | null
  /** 担当: who of the section does it. */
  assigneeId: number | null
  assignee: string | null
  urgent: boolean
  /** 完了: who said when that it is over. */
  closedAt: Temporal.Instant | null
  closedBy: string | null
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
        .leftJoin('kernel.staff as a', 'a.id', 'c.assignee_id')
        .leftJoin('kernel.staff as f', 'f.id', 'c.closed_by')
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
        .select('c.promised_until as promisedUntil')
        .select(['c.waiting_since as waitingSince', 'c.no_reply_at as noReplyAt', 't.name as noReplyBy'])
        .select(['c.assignee_id as assigneeId', 'a.name as assignee', 'c.urgent'])
        .select(['c.closed_at as closedAt', 'f.name as closedBy'])
        .where('c.id', '=', id)
        .where(sql<boolean>`c.section_id = any (${sectionsFor(staff, 'answer')}::bigint[])`)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Refusal(404, 'この相談は見つかりませんでした。ほかの課に移ったか、担当ではない可能性があります。')
  return row
}

/** The same, and nobody else changes it until the transaction ends. It is read after the wait. */
export async function holdToChange(tx: Tx<'inquiries'>, staff: Staff, id: number): Promise<Conversation> {
  const { id: held } = await getConversation(tx, staff, id)
  await sql`select from inquiries.conversations where id = ${held} for no key update`.execute(tx)
  return await getConversation(tx, staff, held)
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
  return await noteReading(tx, staff, id, upTo, now)
}

/** That somebody read up to a message, and nothing else. @returns false where that is known */
export async function noteReading(
  tx: Tx<'inquiries'>,
  staff: { id: number },
  id: number,
  upTo: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ moved: boolean }>`
    insert into inquiries.readings as r (conversation_id, staff_id, message_id, read_at) values (${id}, ${staff.id}, ${upTo}, ${now})
    on conflict (conversation_id, staff_id) do update set message_id = excluded.message_id, read_at = excluded.read_at
      where r.message_id < excluded.message_id or r.read_at < ${now.subtract({ hours: 1 })}
    returning true as moved`.execute(tx)
  return rows.length > 0
}
