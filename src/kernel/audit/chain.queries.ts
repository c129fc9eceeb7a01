import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { ChainEntry, Head } from './chain.ts'

/** The entries after `seq` in their order, at most `limit`. */
export async function entriesAfter(db: Db, seq: number, limit: number): Promise<ChainEntry[]> {
  const { rows } = await sql<ChainEntry>`
    select seq, (extract(epoch from at) * 1000000)::bigint::text as micros, actor, action, subject, detail::text as detail,
      previous, hash
    from kernel.audit_entries where seq > ${seq} order by seq limit ${limit}`.execute(db)
  return rows
}

/** Undefined only where somebody removed the head itself. */
export const findHead = (db: Db): Promise<Head | undefined> =>
  db.selectFrom('kernel.audit_head').select(['seq', 'hash']).executeTakeFirst()
