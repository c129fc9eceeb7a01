import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { isProposedIn } from './proposed.queries.ts'

/** What waits to be decided is decided where it was proposed, and before the conversation is over. @throws Refusal 409 */
export async function refuseWhileProposed(tx: Tx<'inquiries'>, conversationId: number, field: string): Promise<void> {
  if (await isProposedIn(tx, conversationId))
    throw new Refusal(
      409,
      '決裁を待っている返信案があります。決裁が済むか、取り下げか差戻しのあとに、もう一度お試しください。',
      field,
    )
}
