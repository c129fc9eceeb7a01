import type { Tx } from '#lib/db/connect.ts'
import { reckonTurn } from '../conversations/turn.queries.ts'
import type { Call } from './call.ts'
import { endOffers } from './offers/offers.queries.ts'

/** Nothing is owed for a call any more: nobody chooses a time for it, and whoever waited for nothing else waits no more. */
export async function settle(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id, conversationId }: Pick<Call, 'id' | 'conversationId'>,
): Promise<void> {
  await endOffers(tx, now, id)
  if (conversationId !== null) await reckonTurn(tx, now, conversationId)
}
