// For tests: the negative control of a race that is won by waiting for one's turn.
import { sql } from 'kysely'
import type { TestTown } from './town.ts'

/** From now on nobody waits for pg_advisory_xact_lock in this town: what it guards must go wrong, or the test proves nothing. */
export async function withoutTurns({ owner, municipality: { db } }: TestTown): Promise<void> {
  await owner.query(`
    create schema unguarded;
    grant usage on schema unguarded to public;
    create function unguarded.pg_advisory_xact_lock(integer, integer) returns void language sql as '';
    do $$ begin execute format('alter database %I set search_path = unguarded, pg_catalog, public', current_database()); end $$;
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
  // A connection that was cut may not have heard of it yet: all of them are used until all answer.
  const all = () => Promise.allSettled(Array.from({ length: 30 }, () => sql`select 1`.execute(db)))
  for (let tries = 0; (await all()).some(({ status }) => status === 'rejected'); tries++)
    if (tries === 50) throw new Error('the connections do not come back')
}
