import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { PROGRAM_ROLE } from './connect.ts'

export interface Migration {
  name: string
  sql: string
  digest: string
}

/** The .sql files of a folder in the order of their names. */
export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies what is missing, one transaction each. Forward only: a file that changed after it was applied is refused.
 * @returns the names of the migrations applied now
 */
export async function migrate(client: pg.Client | pg.PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(`select pg_advisory_lock(hashtext('madoguchi migrations'))`)
  try {
    await createProgramRole(client)
    await client.query(`create schema if not exists madoguchi`)
    await client.query(`create table if not exists madoguchi.migrations
      (name text primary key, digest text not null, applied_at timestamptz not null default now())`)
    const applied = await appliedDigests(client)
    const missing = migrations.filter((migration) => {
      const digest = applied.get(migration.name)
      if (digest && digest !== migration.digest) throw new Error(`migration ${migration.name} was changed after it ran`)
      return !digest
    })
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('madoguchi migrations'))`)
  }
}

async function appliedDigests(client: pg.Client | pg.PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; digest: string }>(`select name, digest from madoguchi.migrations`)
  return new Map(rows.map((row) => [row.name, row.digest]))
}

async function apply(client: pg.Client | pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(`insert into madoguchi.migrations (name, digest) values ($1, $2)`, [
      migration.name,
      migration.digest,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}

/** Roles belong to the whole cluster: another database may create it in the same moment. */
async function createProgramRole(client: pg.Client | pg.PoolClient): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${PROGRAM_ROLE}') then create role ${PROGRAM_ROLE} nologin; end if;
  exception when duplicate_object or unique_violation then null;
  end $$`)
}
