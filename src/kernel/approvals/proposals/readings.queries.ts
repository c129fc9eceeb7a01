import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Proposal } from './proposal.ts'

type Read = Pick<Proposal, 'id' | 'edition'>

export async function hasRead(db: Db, { id, edition }: Read, staffId: number): Promise<boolean> {
  const found = await db
    .selectFrom('kernel.proposal_readings')
    .select('edition')
    .where('proposal_id', '=', id)
    .where('staff_id', '=', staffId)
    .where('edition', '=', edition)
    .executeTakeFirst()
  return found !== undefined
}

/** @returns true where this edition is new to them */
export async function markRead(
  tx: Tx,
  now: Temporal.Instant,
  { id, edition }: Read,
  staffId: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into kernel.proposal_readings as r (proposal_id, staff_id, edition, read_at)
    values (${id}, ${staffId}, ${edition}, ${now})
    on conflict (proposal_id, staff_id) do update set edition = excluded.edition, read_at = excluded.read_at
      where r.edition < excluded.edition
    returning edition`.execute(tx)
  return rows.length > 0
}
