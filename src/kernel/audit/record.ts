import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'

/** Who acted: `staff:12`, `resident:3`, `company:8` of a firm that has no account, `system:worker`. */
export type Actor = `staff:${number}` | `resident:${number}` | `company:${number}` | `system:${string}`

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

export interface Entry {
  action: `${string}.${string}`
  subject: string
  detail: Record<string, unknown>
}

/** Many entries of one moment and one actor, in their order. */
export async function recordAll(tx: Tx, at: Temporal.Instant, actor: Actor, entries: readonly Entry[]): Promise<void> {
  await sql`select count(kernel.record_audit(${at}, ${actor}, action, subject, detail)) from (
    select * from rows from (jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as (action text, subject text, detail jsonb))
      with ordinality order by ordinality) entry`.execute(tx)
}
