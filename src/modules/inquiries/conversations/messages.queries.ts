import { sql } from 'kysely'
import type { Way } from '#kernel/notifications/tell-resident.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Read, threadsOf } from '../casework/merging/joined.ts'
import type { Quote } from '../quoting/quote.ts'
import type { MessageDetail, MessageKind } from './message.ts'

export interface Attachment {
  position: number
  state: 'fetching' | 'stored' | 'refused' | 'withdrawn'
  refusal: string | null
  name: string
  mediaType: string | null
  bytes: number | null
  width: number | null
  height: number | null
  /** Content of its small picture, in hexadecimal digits. */
  preview: string | null
}

/** One message with what came with it, and where it stands if it is ours. */
export interface Message {
  id: number
  /** Of which it is: the one that is read, or one that was joined to it (統合). */
  conversationId: number
  author: 'resident' | 'staff' | 'system'
  staffName: string | null
  kind: MessageKind
  body: string
  detail: MessageDetail
  occurredAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
  sendingId: number | null
  sendingState: 'queued' | 'accepted' | 'failed' | null
  sendingVia: 'reply' | 'push' | null
  /** It went with a reply token or not at all: it is not sent again. */
  sendingFreeOnly: boolean | null
  failure: string | null
  /** By which ways whoever asked on the page was told of it; null where it went by LINE, or goes with the next. */
  told: Way[] | null
  attachments: Attachment[]
  /** 引用: what it answers. */
  quote: Quote | null
  /** LINE lets an answer quote it. */
  quotable: boolean
}

export interface MessagePlace {
  at: Temporal.Instant
  id: number
}

/** The newest messages, or those before a place, in the order in which they were written; none beyond `upTo`, where that is given. */
export async function listMessages(
  db: Db<'inquiries'>,
  conversation: Read,
  limit: number,
  before?: MessagePlace,
  upTo?: number,
): Promise<Message[]> {
  const known = upTo === undefined ? sql`` : sql`and m.id <= ${upTo}`
  const older = before ? sql`and (m.occurred_at, m.id) < (${before.at}::timestamptz, ${before.id}::bigint)` : sql``
  const { rows } = await sql<Message>`
    select m.id, m.conversation_id as "conversationId", m.author, s.name as "staffName", m.kind, m.body, m.detail, m.occurred_at as "occurredAt", m.withdrawn_at as "withdrawnAt",
      m.sending_id as "sendingId", x.state as "sendingState", x.via as "sendingVia", x.free_only as "sendingFreeOnly", x.failure, m.told, a.attachments,
      q.quote, m.quote_token is not null as quotable
    from (select m.* from unnest(${threadsOf(conversation)}::bigint[]) t (id) cross join lateral (
        select * from inquiries.messages m where m.conversation_id = t.id ${older} ${known} order by m.occurred_at desc, m.id desc limit ${limit}) m
      order by m.occurred_at desc, m.id desc limit ${limit}) m
    left join kernel.staff s on s.id = m.staff_id
    left join inquiries.sendings x on x.id = m.sending_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('position', a.position, 'state', a.state, 'refusal', a.refusal, 'name', a.name,
        'mediaType', f.media_type, 'bytes', f.bytes, 'width', f.width, 'height', f.height,
        'preview', encode(a.preview_sha256, 'hex')) order by a.position), '[]') as attachments
      from inquiries.attachments a left join kernel.files f on f.sha256 = a.sha256 where a.message_id = m.id) a
    left join lateral (
      select json_build_object('id', o.id, 'author', o.author, 'kind', o.kind, 'body', o.body, 'withdrawn', o.withdrawn_at is not null) as quote
      from inquiries.messages o where o.conversation_id = m.conversation_id and o.id = coalesce(m.quotes_id,
        (select id from inquiries.messages where line_message_id = m.detail ->> 'quotes'),
        (select message_id from inquiries.sent_messages where line_message_id = m.detail ->> 'quotes'))) q on true
    order by m.occurred_at, m.id`.execute(db)
  return rows
}

/** A stored attachment of a conversation that the caller holds. */
export async function findAttachment(
  db: Db<'inquiries'>,
  conversation: Read,
  messageId: number,
  position: number,
): Promise<{ sha256: Buffer; previewSha256: Buffer | null; name: string } | undefined> {
  const row = await db
    .selectFrom('inquiries.attachments')
    .select(['sha256', 'preview_sha256 as previewSha256', 'name'])
    .where('conversation_id', 'in', threadsOf(conversation))
    .where('message_id', '=', messageId)
    .where('position', '=', position)
    .where('state', '=', 'stored')
    .executeTakeFirst()
  return row?.sha256 ? { ...row, sha256: row.sha256 } : undefined
}
