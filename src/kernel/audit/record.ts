import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'

/** Who acted: `staff:12`, `resident:3`, `system:worker`. */
export type Actor = `staff:${number}` | `resident:${number}` | `system:${string}`

/**
 * 監査証跡: appends one entry to the municipality's chain, in the transaction that changes the data.
 * Call it last: it holds the head of the chain until the commit.
 */
export async function record(
  tx: Tx,
  at: Temporal.Instant,
  actor: Actor,
  action: `${string}.${string}`,
  subject: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await sql`select kernel.record_audit(${at}, ${actor}, ${action}, ${subject}, ${JSON.stringify(detail)}::jsonb)`.execute(
    tx,
  )
}
