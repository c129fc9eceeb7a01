import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { type Staff, sectionsFor } from '#kernel/identity/staff.ts'
import { allThreads, type Joined, type Thread } from '../casework/merging/joined.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { listJoined } from '../casework/merging/joined.queries.ts'

/** By which way somebody asks: on LINE, on the town's own page, or by telephone alone. */
export type Channel = 'line' | 'web' | 'phone'

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
  /** 消去: when its words went, and who asked for it, if anybody did. */
  erasedAt: Temporal.Instant | null
  erasedBy: number | null
  /** 統合: the main one, where it was joined into another. */
  mergedInto: number | null
  /** What was joined to it. */
  joined: Joined[]
}

/**
 * A conversation as far as somebody may see it.
 * @param allowed of the row `c`: by what right, which the caller answers for
 * @throws Refusal 410 where its words were erased
 */
export async function readConversation(
  db: Db<'inquiries'>,
  id: number,
  allowed: RawBuilder<boolean>,
): Promise<Conversation | undefined> {
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
        .select(['c.closed_at as closedAt', 'f.name as closedBy', 'c.erased_at as erasedAt', 'c.erased_by as erasedBy'])
        .select('c.merged_into as mergedInto')
        .where('c.id', '=', id)
        .where(allowed)
        .executeTakeFirst()
    : undefined
  if (row?.erasedAt)
    throw new Refusal(
      410,
      `この相談(番号 ${row.id})は、${formatWareki(dateInTokyo(row.erasedAt))}に${row.erasedBy ? '本人からの請求により' : '保存期間が過ぎたため'}消去しました。やりとり、添付、氏名は残っていません。`,
    )
  return row && { ...row, joined: await listJoined(db, row.id) }
}

/**
 * The only way to hold a thread that one answers for: a conversation, or one that was joined into another (統合), to do what concerns its own
 * resident alone. Absent and hidden are the same answer. Whoever is only asked about it holds it by the request (together/).
 */
export async function getThread(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Conversation> {
  const row = await readConversation(
    db,
    id,
    sql<boolean>`c.section_id = any (${sectionsFor(staff, 'answer')}::bigint[])`,
  )
  if (!row) throw new Refusal(404, 'この相談は見つかりませんでした。ほかの課に移ったか、担当ではない可能性があります。')
  return row
}

/** The same, as a piece of work of its own. @throws Refusal 409 where it was joined into another */
export async function getConversation(db: Db<'inquiries'>, staff: Staff, id: number): Promise<Conversation> {
  const conversation = await getThread(db, staff, id)
  if (conversation.mergedInto !== null)
    throw new Refusal(
      409,
      `この相談は、番号 ${conversation.mergedInto} の相談に統合されています。統合先の画面で操作するか、統合を解いてください。`,
    )
  return conversation
}

/** The same, and nobody else changes it until the transaction ends. It is read after the wait. */
export async function holdToChange(tx: Tx<'inquiries'>, staff: Staff, id: number): Promise<Conversation> {
  const { id: held } = await getConversation(tx, staff, id)
  await holdDesk(tx, held)
  return await getConversation(tx, staff, held)
}

/** Marks everything read. @returns the threads of it of which it is new that this member of staff read so far */
export async function markRead(
  tx: Tx<'inquiries'>,
  staff: Staff,
  conversation: Conversation,
  upTo: number,
  now: Temporal.Instant,
): Promise<Thread[]> {
  await tx
    .updateTable('inquiries.conversations')
    .set({ unread: 0 })
    .where('id', '=', conversation.id)
    .where('unread', '>', 0)
    .execute()
  return await noteReading(tx, staff, allThreads(conversation), upTo, now)
}

/**
 * That somebody read up to a message, and nothing else. Of each thread by itself: whose conversation was joined (統合) after they last read is
 * read for the first time, however old their words are.
 * @returns those of which it is new
 */
export async function noteReading<One extends { id: number }>(
  tx: Tx<'inquiries'>,
  staff: { id: number },
  threads: readonly One[],
  upTo: number,
  now: Temporal.Instant,
): Promise<One[]> {
  const { rows } = await sql<{ id: number }>`
    insert into inquiries.readings as r (conversation_id, staff_id, message_id, read_at)
    select t.id, ${staff.id}, ${upTo}, ${now} from unnest(${threads.map(({ id }) => id)}::bigint[]) t (id) order by t.id
    on conflict (conversation_id, staff_id) do update set message_id = excluded.message_id, read_at = excluded.read_at
      where r.message_id < excluded.message_id or r.read_at < ${now.subtract({ hours: 1 })}
    returning conversation_id as id`.execute(tx)
  const noted = new Set(rows.map(({ id }) => id))
  return threads.filter(({ id }) => noted.has(id))
}
