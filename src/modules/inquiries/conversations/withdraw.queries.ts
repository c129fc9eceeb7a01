import type { Tx } from '#lib/db/connect.ts'
import { sql } from 'kysely'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { reckonTurn } from './turn.queries.ts'

/** Keeps that a message was withdrawn: it may arrive after its own withdrawal. */
export async function insertWithdrawal(
  tx: Tx<'inquiries'>,
  lineMessageId: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('inquiries.withdrawals')
    .values({ line_message_id: lineMessageId, withdrawn_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findWithdrawal(
  tx: Tx<'inquiries'>,
  lineMessageId: string,
): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .selectFrom('inquiries.withdrawals')
    .select('withdrawn_at as at')
    .where('line_message_id', '=', lineMessageId)
    .executeTakeFirst()
  return row?.at
}

export interface Withdrawn {
  messageId: number
  conversationId: number
  sectionId: number
  /** Digests of files that the message alone may have held. */
  files: Buffer[]
}

/** Empties a message of everything but that it was there; its files are the caller's to erase. */
export async function emptyMessage(
  tx: Tx<'inquiries'>,
  lineMessageId: string,
  at: Temporal.Instant,
): Promise<Withdrawn | undefined> {
  const message = await tx
    .updateTable('inquiries.messages')
    .set({ body: '', detail: '{}', quote_token: null, withdrawn_at: at })
    .where('line_message_id', '=', lineMessageId)
    .where('withdrawn_at', 'is', null)
    .returning(['id', 'conversation_id as conversationId'])
    .executeTakeFirst()
  if (!message) return undefined
  const desk = await holdDesk(tx, message.conversationId)
  const held = await tx
    .selectFrom('inquiries.attachments')
    .select(['sha256', 'preview_sha256 as preview'])
    .where('message_id', '=', message.id)
    .execute()
  await tx
    .updateTable('inquiries.attachments')
    .set({ state: 'withdrawn', sha256: null, preview_sha256: null, refusal: null, name: '' })
    .where('message_id', '=', message.id)
    .execute()
  const conversation = await tx
    .updateTable('inquiries.conversations')
    .set({
      last_words: sql`case when last_message_at <= m.occurred_at then '送信が取り消されました' else last_words end`,
    })
    .from('inquiries.messages as m')
    .where('inquiries.conversations.id', 'in', [desk, message.conversationId])
    .where('m.id', '=', message.id)
    .returning('inquiries.conversations.section_id as sectionId')
    .executeTakeFirstOrThrow()
  await reckonTurn(tx, at, message.conversationId)
  return {
    messageId: message.id,
    conversationId: message.conversationId,
    sectionId: conversation.sectionId,
    files: held.flatMap(({ sha256, preview }) => [sha256, preview].filter((digest) => digest !== null)),
  }
}
