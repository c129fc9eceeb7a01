import { sql } from 'kysely'
import type { Way } from '#kernel/notifications/tell-resident.ts'
import type { Tx } from '#lib/db/connect.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import type { MessageDetail, MessageKind } from '../conversations/message.ts'

export interface Outgoing {
  kind: MessageKind
  body: string
  detail?: MessageDetail
  file?: { sha256: Buffer; previewSha256?: Buffer; name: string }
}

/**
 * What this form sent before, if it did: a double click writes one reply. Nothing, where that was taken back. Takes the conversation until the transaction
 * ends, so that the second click sees what the first one did.
 */
export async function findSent(
  tx: Tx<'inquiries'>,
  conversationId: number,
  clientKey: string,
): Promise<string | undefined> {
  await holdDesk(tx, conversationId)
  const { rows } = await sql<{ body: string }>`
    select body from inquiries.messages where client_key = ${clientKey}
    union all select coalesce(nullif(h.body, ''), (
      select f.name from inquiries.held_files f where f.reply_id = h.id order by f.position limit 1), '')
    from inquiries.held_replies h where h.client_key = ${clientKey} and h.state <> 'sent'`.execute(tx)
  return rows[0]?.body
}

export interface Said {
  by: 'resident' | 'system' | { staffId: number }
  at: Temporal.Instant
  /** The request to LINE that carries it. */
  sendingId?: number | undefined
  /** Drawn by the form or the job that says it: twice is once. */
  clientKey?: string | null
  /** By which ways whoever asked on the page was told of it. */
  told?: Way[]
  /** 引用: the message that it answers. */
  quotes?: number | undefined
  /** The newest message that was there when it was written, where it waited since. */
  answersUpTo?: number | undefined
}

export async function insertSaid(
  tx: Tx<'inquiries'>,
  conversationId: number,
  message: Outgoing,
  { by, at, sendingId, clientKey, told, answersUpTo, quotes }: Said,
): Promise<number> {
  const { id } = await tx
    .insertInto('inquiries.messages')
    .values({
      conversation_id: conversationId,
      author: typeof by === 'string' ? by : 'staff',
      staff_id: typeof by === 'string' ? null : by.staffId,
      kind: message.kind,
      body: message.body,
      detail: JSON.stringify(message.detail ?? {}),
      occurred_at: at,
      sending_id: sendingId ?? null,
      client_key: clientKey ?? null,
      told: told ?? null,
      answers_up_to: answersUpTo ?? null,
      quotes_id: quotes ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (message.file) {
    const { sha256, previewSha256, name } = message.file
    await tx
      .insertInto('inquiries.attachments')
      .values({
        message_id: id,
        conversation_id: conversationId,
        state: 'stored',
        sha256,
        preview_sha256: previewSha256 ?? null,
        name,
      })
      .execute()
  }
  return id
}

/**
 * After an answer the conversation stands where it was answered, and waits no more; unless the resident wrote what it does not answer. So does the
 * one into which it was joined (統合).
 */
export async function raiseAnswered(
  tx: Tx<'inquiries'>,
  conversationId: number,
  words: string,
  at: Temporal.Instant,
): Promise<void> {
  const desk = await holdDesk(tx, conversationId)
  await tx
    .updateTable('inquiries.conversations')
    .set({ last_words: words, last_message_at: sql`greatest(last_message_at, ${at}::timestamptz)` })
    .set({ waiting_since: sql`case when merged_into is null then inquiries.unanswered_since(id) end` })
    .set({ no_reply_at: null, no_reply_by: null })
    .where('id', 'in', [desk, conversationId])
    .execute()
}
