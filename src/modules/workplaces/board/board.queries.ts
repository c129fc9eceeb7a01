import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'

/** Open screens hear it once the transaction commits: those of the person, and of their sections. */
export async function tellBoard(tx: Tx<'workplaces'>, now: Temporal.Instant, staffId: number): Promise<void> {
  await sql`select pg_notify('live', word) from (
      select 'staff:' || ${staffId}::bigint as word
      union select 'members:' || section_id from kernel.memberships where staff_id = ${staffId}
        and daterange(valid_from, valid_to) @> (${now}::timestamptz at time zone 'Asia/Tokyo')::date) told`.execute(tx)
}
