import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { hasScheduled, shortenWaits } from './held.queries.ts'
import { wakeRelease } from './release.ts'

/**
 * Before a conversation leaves its section: what may only still be taken back goes now, for nobody there could take it back any more. What
 * was put off to a chosen time is decided first by people who know why.
 * @throws Refusal 409
 */
export async function leaveNothingWaiting(tx: Tx<'inquiries'>, conversationId: number, now: Temporal.Instant) {
  if (await hasScheduled(tx, conversationId))
    throw new Refusal(
      409,
      '送信を予約した返信があります。いま送るか取り消してから、もう一度移してください。',
      'section',
    )
  await shortenWaits(tx, conversationId, now)
  await wakeRelease(tx, conversationId, now)
}
