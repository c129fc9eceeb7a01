import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'
import { pairOf } from '../confidential/pair.queries.ts'

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

/** The resident wrote since then. */
export async function wroteSince(
  tx: Tx<'inquiries'>,
  conversationId: number,
  since: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ wrote: boolean }>`
    select exists (select from inquiries.threads_of(${conversationId}) t (id) join inquiries.messages m on m.conversation_id = t.id
      where m.author = 'resident' and m.occurred_at > ${since}) as wrote`.execute(tx)
  return rows[0]!.wrote
}

/** Calls whose answer a reply is: they chose writing, and it was written after they called, in the talk or on its page. */
export function listToWriteTo(
  tx: Tx<'inquiries'>,
  conversationId: number,
  heldId: number,
): Promise<{ id: number; conversationId: number | null }[]> {
  return tx
    .selectFrom('inquiries.calls as k')
    .innerJoin('inquiries.held_replies as h', (join) => join.on('h.id', '=', heldId))
    .select(['k.id', 'k.conversation_id as conversationId'])
    .where(sql<boolean>`k.conversation_id in ${pairOf(conversationId)}`)
    .whereRef('h.written_at', '>=', 'k.taken_at')
    .where('k.wants_writing', '=', true)
    .where('k.called_back_at', 'is', null)
    .where('k.struck_at', 'is', null)
    .orderBy('k.id')
    .execute()
}
