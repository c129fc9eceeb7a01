import type pg from 'pg'
import { PROGRAM_ROLE } from '#lib/db/connect.ts'

export interface Server {
  version: number
  words: string
  connections: number
  account: string
  superuser: boolean
  mayTakeRole: boolean
}

export async function readServer(pool: pg.Pool): Promise<Server> {
  const { rows } = await pool.query<Server>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as words,
      current_setting('max_connections')::int as connections, session_user as account,
      (select rolsuper from pg_roles where rolname = session_user) as superuser,
      coalesce((select pg_has_role(session_user, oid, 'MEMBER') from pg_roles where rolname = '${PROGRAM_ROLE}'), false) as "mayTakeRole"`)
  const [server] = rows
  if (!server) throw new Error('the server told nothing of itself')
  return server
}

export interface Grants {
  mayWork: boolean
  mayChangeAudit: boolean
}

/** What the program may do with a municipality's tables, asked for its role whoever is connected. */
export async function readGrants(pool: pg.Pool): Promise<Grants> {
  const { rows } = await pool.query<Grants>(`
    select bool_and(has_table_privilege('${PROGRAM_ROLE}', c.oid, 'select')) as "mayWork",
      bool_or(c.relname in ('audit_entries', 'audit_head')
        and has_table_privilege('${PROGRAM_ROLE}', c.oid, 'insert, update, delete, truncate')) as "mayChangeAudit"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'madoguchi')`)
  return rows[0] ?? { mayWork: false, mayChangeAudit: false }
}
