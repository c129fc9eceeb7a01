import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'
import { reopen } from '../casework/closing/reopen.queries.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { inOneLine, type NewMessage } from './message.ts'

/** A conversation as the desk writes to it. */
export interface Held {
  id: number
  residentId: number
  sectionId: number
  isNew: boolean
}

/**
 * The one talk with a resident, begun where there is none: two first messages in the same moment make one. Whoever took their LINE
 * off their data here and writes again is somebody new to us, and the talk theirs.
 * It lands at the desk's section, or at the root of the municipality where none was chosen.
 */
export async function holdConversation(
  tx: Tx<'inquiries'>,
  resident: { id: number; lineUserId: string },
  at: Temporal.Instant,
): Promise<Held> {
  const known = await findConversationOf(tx, resident.id)
  if (known) return known
  const { rows } = await sql<Held>`
    insert into inquiries.conversations as c (channel, resident_id, line_user_id, section_id, last_message_at, created_at)
      values ('line', ${resident.id}, ${resident.lineUserId},
        coalesce((select section_id from inquiries.desk), (select id from kernel.sections where parent_id is null order by id limit 1)), ${at}, ${at})
    on conflict (line_user_id) do update set resident_id = excluded.resident_id
    returning id, resident_id as "residentId", section_id as "sectionId", (xmax = 0) as "isNew"`.execute(tx)
  return rows[0]!
}

/** The talk on LINE. */
export async function findConversationOf(tx: Tx<'inquiries'>, residentId: number): Promise<Held | undefined> {
  const row = await tx
    .selectFrom('inquiries.conversations')
    .select(['id', 'resident_id as residentId', 'section_id as sectionId'])
    .where('resident_id', '=', residentId)
    .where(sql<boolean>`channel = 'line'`) // in words, so that the index of talks is known to hold
    .executeTakeFirst()
  return row && { ...row, isNew: false }
}

export interface Arrived extends NewMessage {
  occurredAt: Temporal.Instant
  lineMessageId: string | null
  author: 'resident' | 'system'
}

/** Adds a message; undefined where it is there already. */
export async function insertMessage(
  tx: Tx<'inquiries'>,
  conversation: Held,
  message: Arrived,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('inquiries.messages')
    .values({
      conversation_id: conversation.id,
      author: message.author,
      kind: message.kind,
      body: message.body,
      detail: JSON.stringify(message.detail),
      occurred_at: message.occurredAt,
      line_message_id: message.lineMessageId,
      quote_token: message.quoteToken ?? null,
    })
    .onConflict((conflict) => conflict.column('line_message_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row && message.attachment !== undefined) {
    await tx
      .insertInto('inquiries.attachments')
      .values({ message_id: row.id, conversation_id: conversation.id, state: 'fetching', name: message.attachment })
      .execute()
  }
  return row?.id
}

/**
 * Moves the conversation to where its newest message is; a message that comes late changes neither its place nor its words. What is said in one that
 * was joined into another (統合) has its turn there.
 */
export async function raiseConversation(
  tx: Tx<'inquiries'>,
  conversation: { id: number },
  message: Pick<Arrived, 'kind' | 'body' | 'author' | 'occurredAt'>,
): Promise<void> {
  const newer = sql`${message.occurredAt}::timestamptz >= last_message_at`
  const theirs = message.author === 'resident'
  const desk = await holdDesk(tx, conversation.id)
  if (theirs) await reopen(tx, message.occurredAt, desk, { residentOf: conversation.id })
  await tx
    .updateTable('inquiries.conversations')
    .set({
      last_words: sql`case when ${newer} then ${inOneLine(message)} else last_words end`,
      last_message_at: sql`greatest(last_message_at, ${message.occurredAt}::timestamptz)`,
      ...(theirs && {
        // whoever blocks the account cannot write
        following: sql`following or id = ${conversation.id} and coalesce(following_since < ${message.occurredAt}::timestamptz, true)`,
        unread: sql`case when merged_into is null then unread + 1 else 0 end`,
        waiting_since: sql`case when merged_into is null then least(waiting_since, ${message.occurredAt}::timestamptz) end`,
        no_reply_at: null,
        no_reply_by: null,
      }),
    })
    .where('id', 'in', [desk, conversation.id])
    .execute()
}

/** The newest reply token wins; it is worth a minute from when LINE sent it. */
export async function keepReplyToken(
  tx: Tx<'inquiries'>,
  conversation: Held,
  token: string,
  until: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('inquiries.conversations')
    .set({ reply_token: token, reply_token_until: until })
    .where('id', '=', conversation.id)
    .where((eb) => eb.or([eb('reply_token_until', 'is', null), eb('reply_token_until', '<', until)]))
    .execute()
}

/** @returns false where something newer is known: LINE tells this one late */
export async function setFollowing(
  tx: Tx<'inquiries'>,
  conversation: Held,
  following: boolean,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.conversations')
    .set({ following, following_since: at })
    .where('id', '=', conversation.id)
    .where((eb) => eb.or([eb('following_since', 'is', null), eb('following_since', '<', at)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface RecentText {
  id: number
  lineMessageId: string | null
  body: string
}

/** The resident's text messages shortly before, oldest first: a 個人番号 may be sent in pieces. */
export async function recentTexts(
  tx: Tx<'inquiries'>,
  conversation: { id: number },
  since: Temporal.Instant,
): Promise<RecentText[]> {
  const rows = await tx
    .selectFrom('inquiries.messages')
    .select(['id', 'line_message_id as lineMessageId', 'body'])
    .where('conversation_id', '=', conversation.id)
    .where('author', '=', 'resident')
    .where('kind', '=', 'text')
    .where('occurred_at', '>=', since)
    .orderBy('occurred_at', 'desc')
    .limit(5)
    .execute()
  return rows.toReversed()
}

export async function overwriteText(tx: Tx<'inquiries'>, messageId: number, body: string): Promise<void> {
  await tx.updateTable('inquiries.messages').set({ body }).where('id', '=', messageId).execute()
}
