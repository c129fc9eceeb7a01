import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'

/** Staff answered in writing since then, and LINE did not refuse it. */
export async function isWritten(
  tx: Tx<'inquiries'>,
  conversationId: number,
  since: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select inquiries.is_written(${conversationId}, ${since}) as is`.execute(
    tx,
  )
  return rows[0]!.is
}

/** Calls whose answer a reply is: they chose writing, and it was written after they called. */
export async function listToWriteTo(tx: Tx<'inquiries'>, conversationId: number, heldId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('inquiries.calls as k')
    .innerJoin('inquiries.held_replies as h', 'h.conversation_id', 'k.conversation_id')
    .select('k.id')
    .where('k.conversation_id', '=', conversationId)
    .where('h.id', '=', heldId)
    .whereRef('h.written_at', '>=', 'k.taken_at')
    .where('k.wants_writing', '=', true)
    .where('k.called_back_at', 'is', null)
    .where('k.struck_at', 'is', null)
    .orderBy('k.id')
    .execute()
  return rows.map(({ id }) => id)
}
