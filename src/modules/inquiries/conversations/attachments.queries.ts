import type { Db, Tx } from '#lib/db/connect.ts'

/** An attachment whose bytes are still at LINE. */
export interface Awaited {
  messageId: number
  conversationId: number
  sectionId: number
  kind: string
  name: string
  lineMessageId: string
}

export async function findAwaiting(db: Db<'inquiries'>, messageId: number): Promise<Awaited | undefined> {
  const row = await db
    .selectFrom('inquiries.attachments as a')
    .innerJoin('inquiries.messages as m', 'm.id', 'a.message_id')
    .innerJoin('inquiries.conversations as c', 'c.id', 'a.conversation_id')
    .select(['m.id as messageId', 'a.conversation_id as conversationId', 'c.section_id as sectionId'])
    .select(['m.kind', 'a.name', 'm.line_message_id as lineMessageId'])
    .where('m.id', '=', messageId)
    .where('a.state', '=', 'fetching')
    .executeTakeFirst()
  return row?.lineMessageId ? { ...row, lineMessageId: row.lineMessageId } : undefined
}

/** Messages whose bytes should have come long ago: a sweep asks for them again. */
export async function overdueAttachments(db: Db<'inquiries'>, before: Temporal.Instant): Promise<number[]> {
  const rows = await db
    .selectFrom('inquiries.attachments as a')
    .innerJoin('inquiries.messages as m', 'm.id', 'a.message_id')
    .select('m.id')
    .where('a.state', '=', 'fetching')
    .where('m.created_at', '<', before)
    .limit(500)
    .execute()
  return rows.map((row) => row.id)
}

/** False where the attachment is no longer waited for. */
export async function storeAttachment(
  tx: Tx<'inquiries'>,
  awaiting: Awaited,
  file: { sha256: Buffer; previewSha256?: Buffer; name: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.attachments')
    .set({ state: 'stored', sha256: file.sha256, preview_sha256: file.previewSha256 ?? null, name: file.name })
    .where('message_id', '=', awaiting.messageId)
    .where('state', '=', 'fetching')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function refuseAttachment(tx: Tx<'inquiries'>, awaiting: Awaited, why: string): Promise<void> {
  await tx
    .updateTable('inquiries.attachments')
    .set({ state: 'refused', refusal: why })
    .where('message_id', '=', awaiting.messageId)
    .where('state', '=', 'fetching')
    .execute()
}
