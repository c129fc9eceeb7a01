import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Pointer } from '../confidential/pointers.ts'
import type { WireMessage } from './wire.ts'

/** One request to LINE that waits or is under way. */
export interface Sending {
  id: number
  conversationId: number
  sectionId: number
  lineUserId: string
  request: WireMessage[]
  retryKey: string
  replyToken: string | null
  replyUntil: Temporal.Instant | null
  attempts: number
  createdAt: Temporal.Instant
  /** With a reply token or not at all. */
  freeOnly: boolean
  carries: Carries
}

/** Words of the conversation, a notice of another room, or where its page is: the last is written when it is sent. */
export type Carries = 'words' | 'notice' | Pointer

/** 応答トークン: makes one answer free, until then. */
export interface ReplyToken {
  token: string
  until: Temporal.Instant
}

/**
 * Adds a request; the retry key is drawn here, before the first attempt.
 * @param free the token with which it goes, or not at all
 */
export async function insertSending(
  tx: Tx<'inquiries'>,
  conversationId: number,
  request: WireMessage[],
  at: Temporal.Instant,
  free?: ReplyToken,
  carries: Carries = 'words',
): Promise<number> {
  const row = await tx
    .insertInto('inquiries.sendings')
    .values({
      conversation_id: conversationId,
      request: JSON.stringify(request),
      retry_key: sql`gen_random_uuid()`,
      created_at: at,
      carries,
      ...(free && { free_only: true, reply_token: free.token, reply_token_until: free.until }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Adds a request that says where the page of a talk is. */
export const insertPointer = (
  tx: Tx<'inquiries'>,
  talkId: number,
  pointer: Pointer,
  at: Temporal.Instant,
  free?: ReplyToken,
): Promise<number> => insertSending(tx, talkId, [], at, free, pointer)

/**
 * The oldest waiting request of a conversation, its attempt counted and its reply token chosen before it is tried:
 * after a crash we know that it may have gone out, and by which way.
 * @param replyBy a token must live at least until then to be used
 */
export async function beginNext(
  db: Db<'inquiries'>,
  conversationId: number,
  replyBy: Temporal.Instant,
): Promise<Sending | undefined> {
  return db.transaction().execute(async (tx) => {
    const conversation = await tx
      .selectFrom('inquiries.conversations')
      .select([
        'section_id as sectionId',
        'line_user_id as lineUserId',
        'reply_token as token',
        'reply_token_until as until',
      ])
      .where('id', '=', conversationId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    const next = await tx
      .selectFrom('inquiries.sendings')
      .select(['id', 'attempts', 'free_only as freeOnly'])
      .where('conversation_id', '=', conversationId)
      .where('state', '=', 'queued')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!conversation?.lineUserId || !next) return undefined
    const usable = conversation.token && conversation.until && Temporal.Instant.compare(conversation.until, replyBy) > 0
    const takes = next.attempts === 0 && !next.freeOnly && usable
    if (takes) {
      await tx
        .updateTable('inquiries.conversations')
        .set({ reply_token: null, reply_token_until: null })
        .where('id', '=', conversationId)
        .execute()
    }
    const begun = await tx
      .updateTable('inquiries.sendings')
      .set({
        attempts: next.attempts + 1,
        ...(takes ? { reply_token: conversation.token, reply_token_until: conversation.until } : {}),
      })
      .where('id', '=', next.id)
      .returning([
        'id',
        'request',
        'retry_key as retryKey',
        'reply_token as replyToken',
        'reply_token_until as replyUntil',
      ])
      .returning(['attempts', 'created_at as createdAt', 'free_only as freeOnly'])
      .returning((eb) => eb.ref('carries').$castTo<Carries>().as('carries'))
      .executeTakeFirstOrThrow()
    const { sectionId, lineUserId } = conversation
    return { ...begun, request: begun.request as WireMessage[], conversationId, sectionId, lineUserId }
  })
}

/** The token that the conversation has, which nothing else uses from now on; undefined where it has none that is worth anything. */
export async function takeReplyToken(
  tx: Tx<'inquiries'>,
  conversationId: number,
  now: Temporal.Instant,
): Promise<ReplyToken | undefined> {
  const row = await tx
    .selectFrom('inquiries.conversations')
    .select(['reply_token as token', 'reply_token_until as until'])
    .where('id', '=', conversationId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row?.token || !row.until || Temporal.Instant.compare(row.until, now) <= 0) return undefined
  await tx
    .updateTable('inquiries.conversations')
    .set({ reply_token: null, reply_token_until: null })
    .where('id', '=', conversationId)
    .execute()
  return { token: row.token, until: row.until }
}

/** The end of a sending: how, or why not. */
export async function settle(
  tx: Tx<'inquiries'>,
  id: number,
  end: { via: 'reply' | 'push' } | { failure: string },
  at: Temporal.Instant,
): Promise<void> {
  const set = 'via' in end ? { state: 'accepted', via: end.via } : { state: 'failed', failure: end.failure }
  await tx
    .updateTable('inquiries.sendings')
    .set({ ...set, settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** Gives up the reply: from now on it is a push, whose attempts are counted from the beginning. */
export async function pushInstead(tx: Tx<'inquiries'>, id: number): Promise<void> {
  await tx
    .updateTable('inquiries.sendings')
    .set({ reply_token: null, reply_token_until: null, attempts: 1 })
    .where('id', '=', id)
    .execute()
}

/** Conversations with requests that wait although no job knows of them any more: after a restore, say. */
export async function forgottenConversations(db: Db<'inquiries'>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct s.conversation_id as id from inquiries.sendings s
    where s.state = 'queued' and not exists (
      select from graphile_worker.jobs j where j.key = 'inquiries.send:' || s.conversation_id and j.attempts < j.max_attempts)
    limit 1000`.execute(db)
  return rows.map((row) => row.id)
}

export async function carriesOf(tx: Tx<'inquiries'>, id: number): Promise<Carries | undefined> {
  const row = await tx
    .selectFrom('inquiries.sendings')
    .select((eb) => eb.ref('carries').$castTo<Carries>().as('carries'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.carries
}

/** A failed request waits again, seen from where something was said with it. @returns the talk that it goes to; undefined where it does not wait */
export async function queueAgain(
  tx: Tx<'inquiries'>,
  id: number,
  conversationId: number,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const row = await tx
    .updateTable('inquiries.sendings')
    .set({ state: 'queued', failure: null, settled_at: null, created_at: now, retry_key: sql`gen_random_uuid()` })
    // Not at its first attempt any more, so that it does not take a reply token that a newer message may need.
    .set({ reply_token: null, reply_token_until: null, attempts: 1 })
    .where('id', '=', id)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('inquiries.messages')
          .select('id')
          .where('sending_id', '=', id)
          .where('conversation_id', '=', conversationId),
      ),
    )
    .where('state', '=', 'failed')
    .where('free_only', '=', false) // what was free only a minute ago is not pushed an hour later
    .returning('conversation_id as talkId')
    .executeTakeFirst()
  return row?.talkId
}

/** Pushes that LINE took after a moment. */
export async function countPushesAfter(db: Db<'inquiries'>, at: Temporal.Instant): Promise<number> {
  const { count } = await db
    .selectFrom('inquiries.sendings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('via', '=', 'push')
    .where('settled_at', '>', at)
    .executeTakeFirstOrThrow()
  return count
}
