import { digestOf } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'

export interface NewLink {
  token: string
  conversationId: number
  mailed: boolean
  expiresAt: Temporal.Instant
}

export async function insertLink(tx: Tx<'inquiries'>, now: Temporal.Instant, link: NewLink): Promise<void> {
  const { token, conversationId, mailed, expiresAt } = link
  await tx
    .insertInto('inquiries.links')
    .values({
      digest: digestOf(token),
      conversation_id: conversationId,
      mailed,
      made_at: now,
      expires_at: expiresAt,
    })
    .execute()
}

/** From now on none of them opens the conversation. */
export async function endLinks(tx: Tx<'inquiries'>, now: Temporal.Instant, conversationId: number): Promise<void> {
  await tx
    .updateTable('inquiries.links')
    .set({ expires_at: now })
    .where('conversation_id', '=', conversationId)
    .where('expires_at', '>', now)
    .execute()
}

export async function deleteLinksBefore(tx: Tx<'inquiries'>, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('inquiries.links').where('expires_at', '<', before).execute()
}
