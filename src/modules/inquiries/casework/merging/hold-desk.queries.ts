import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'

/**
 * Takes a conversation until the transaction ends, and before it the one into which it was joined.
 * @returns the one that has the turn: itself, or that
 */
export async function holdDesk(tx: Tx<'inquiries'>, id: number): Promise<number> {
  const { rows } = await sql<{ desk: number }>`select inquiries.hold_desk(${id}::bigint) as desk`.execute(tx)
  return rows[0]!.desk
}

/** The conversations of one piece of work: the main one, and what was joined to it. */
export async function listThreads(tx: Tx<'inquiries'>, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from inquiries.threads_of(${id}) t (id)`.execute(tx)
  return rows.map((row) => row.id)
}
