import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { listThreads } from '../casework/merging/hold-desk.queries.ts'
import { hasScheduled, shortenWaits } from './held.queries.ts'
import { releaseDue } from './release.ts'

/**
 * Before a conversation leaves its section or ends: what may only still be taken back goes now, by the rules of the section that wrote it. What was
 * put off to a chosen time is decided first by people who know why.
 * @throws Refusal 409
 */
export async function leaveNothingWaiting(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  conversationId: number,
  now: Temporal.Instant,
  field: 'section' | 'closing',
): Promise<void> {
  if (await hasScheduled(tx, conversationId))
    throw new Refusal(409, '送信を予約した返信があります。いま送るか取り消してから、もう一度操作してください。', field)
  await shortenWaits(tx, conversationId, now)
  for (const thread of await listThreads(tx, conversationId)) await releaseDue(tx, municipality, thread, now)
}
