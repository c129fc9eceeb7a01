import type pg from 'pg'
import type { Head } from '../audit/chain.ts'
import type { Dependent } from './table-order.ts'

/** A table that a backup keeps, out of the database's own catalogue: a new module's tables are there by themselves. */
export interface Table extends Dependent {
  columns: string[]
}

const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'madoguchi')
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/** Job tables, the list of migrations, unlogged tables (counters that a crash may lose) and computed columns are left out. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%s.%s', n.nspname, c.relname) as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct format('%s.%s', fn.nspname, f.relname) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f') as "references"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and ${OURS} order by 1`)
  return rows
}

export interface Sequence {
  name: string
  last: number
}

/** Sequences that have given a number. They run outside of transactions, so they are at or after the snapshot. */
export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select format('%s.%s', n.nspname, c.relname) as name, s.last_value as last
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_sequences s on s.schemaname = n.nspname and s.sequencename = c.relname
    where s.last_value is not null and ${OURS} order by 1`)
  return rows
}

export async function setSequence(client: pg.ClientBase, { name, last }: Sequence): Promise<void> {
  await client.query('select setval($1::regclass, $2)', [name, last])
}

export async function listMigrations(client: pg.ClientBase): Promise<{ name: string; digest: string }[]> {
  return (await client.query(`select name, digest from madoguchi.migrations order by name`)).rows
}

export async function getAuditHead(client: pg.ClientBase): Promise<Head> {
  const { rows } = await client.query<Head>('select seq, hash from kernel.audit_head')
  const [head] = rows
  if (!head) throw new Error('the audit trail has no head: run audit verify')
  return head
}

export async function getName(client: pg.ClientBase): Promise<string> {
  return (await client.query<{ name: string }>('select name from kernel.municipality')).rows[0]?.name ?? ''
}

export interface KeptFile {
  sha256: Buffer
  bytes: number
}

/** Rows of kernel.files in the order of their digests, a page at a time. */
export async function listFilesAfter(client: pg.ClientBase, after: Buffer, limit: number): Promise<KeptFile[]> {
  const { rows } = await client.query<KeptFile>(
    'select sha256, bytes from kernel.files where sha256 > $1 order by sha256 limit $2',
    [after, limit],
  )
  return rows
}

/** Whether another backup runs; until the connection ends, none can. */
export async function takeBackupLock(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtext('madoguchi backup')) as taken`,
  )
  return rows[0]?.taken === true
}

/** Everything read until its end is of one moment, whatever is written meanwhile. */
export const beginSnapshot = (client: pg.ClientBase) =>
  client.query('begin isolation level repeatable read read only; set local intervalstyle to postgres')

export const endSnapshot = (client: pg.ClientBase) => client.query('rollback')

export const beginLoad = (client: pg.ClientBase) => client.query('begin')
export const commitLoad = (client: pg.ClientBase) => client.query('commit')
