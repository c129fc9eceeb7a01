import { newToken } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { insertLink } from './links.queries.ts'

/** How long an address opens a conversation. Each answer that is told brings a new one. */
const LINK_DAYS = 90

/** Afterwards it still leads to a page that sends a new one to the mailbox of the conversation. */
export const FORGOTTEN_AFTER_DAYS = 365

/** アドレス of a conversation for whoever has no session. @param mailed whether it goes to the address of the conversation */
export async function makeLink(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  conversationId: number,
  { mailed }: { mailed: boolean },
): Promise<`/inquiries/${string}`> {
  const token = newToken()
  await insertLink(tx, now, { token, conversationId, mailed, expiresAt: now.add({ hours: LINK_DAYS * 24 }) })
  return `/inquiries/${token}`
}
