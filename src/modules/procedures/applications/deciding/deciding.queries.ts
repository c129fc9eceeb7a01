import type { Tx } from '#lib/db/connect.ts'
import type { Decision } from '../application.ts'

/** 決裁中: from now on it stays as it is, until what goes round has ended. */
export async function setProposed(
  tx: Tx<'procedures'>,
  now: Temporal.Instant,
  id: string,
  { outcome, reason }: Decision,
): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({ state: 'deciding', proposed_outcome: outcome, proposed_reason: reason, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** It is examined again: what went round has ended without a decision. */
export async function setBack(tx: Tx<'procedures'>, now: Temporal.Instant, id: string): Promise<void> {
  await tx
    .updateTable('procedures.applications')
    .set({ state: 'submitted', proposed_outcome: null, proposed_reason: '', changed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'deciding')
    .executeTakeFirstOrThrow()
}
