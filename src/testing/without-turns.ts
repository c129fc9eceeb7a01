// For tests: the negative control of a race that is won by waiting for one's turn.
import type { TestTown } from './town.ts'

/** From now on nobody waits for pg_advisory_xact_lock in this town: what it guards must go wrong, or the test proves nothing. */
export async function withoutTurns({ owner }: TestTown): Promise<void> {
  await owner.query(`
    create schema unguarded;
    grant usage on schema unguarded to public;
    create function unguarded.pg_advisory_xact_lock(integer, integer) returns void language sql as '';
    do $$ begin execute format('alter database %I set search_path = unguarded, pg_catalog, public', current_database()); end $$;
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
}
