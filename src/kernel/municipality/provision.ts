import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { PROGRAM_ROLE } from '#lib/db/connect.ts'
import { listEntries } from './directory.queries.ts'
import { migrate, type Migration, migrationsIn } from '#lib/db/migrate.ts'

const file = (path: string) => fileURLToPath(new URL(`../../../db/${path}`, import.meta.url))
export const directoryMigrations = (): Migration[] => migrationsIn(file('directory'))
export const municipalityMigrations = (): Migration[] => migrationsIn(file('migrations'))

/** The directory's database on the embedded server, where nobody else names it. */
export const EMBEDDED_DIRECTORY = 'madoguchi_directory'

/** The same server and account, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(database)}`
  return other.toString()
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A municipality's schema as it was, with these migrations and no others: for a restore. */
export const migrateExactly = (ownerUrl: string, migrations: Migration[]): Promise<string[]> =>
  asOwner(ownerUrl, (client) => migrate(client, migrations))

/** Brings the directory's database to the newest schema. */
export function migrateDirectory(ownerUrl: string): Promise<string[]> {
  return asOwner(ownerUrl, async (client) => migrate(client, directoryMigrations()))
}

/**
 * Brings a municipality's database to the newest schema, the job tables included, and gives the program its grants.
 * Safe while the program serves: everything is additive and forward.
 */
export async function migrateMunicipality(ownerUrl: string): Promise<string[]> {
  const applied = await asOwner(ownerUrl, (client) => migrate(client, municipalityMigrations()))
  await runMigrations({ connectionString: ownerUrl, logger: undefined })
  await asOwner(ownerUrl, (client) => client.query(readFileSync(file('grants.sql'), 'utf8')))
  return applied
}

/** Lets the program's account take the program's role; a superuser may anyway. Since PostgreSQL 16 even its creator needs this. */
export function grantProgramRole(ownerUrl: string, programUrl: string): Promise<void> {
  const account = decodeURIComponent(new URL(programUrl).username)
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      `select pg_has_role(r.oid, '${PROGRAM_ROLE}', case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)
         as may from pg_roles r where r.rolname = coalesce(nullif($1, ''), current_user)`,
      [account],
    )
    if (rows[0]?.may === false) await client.query(`grant ${PROGRAM_ROLE} to ${pg.escapeIdentifier(account)}`)
  })
}

/** Name of the database that a URL leads to. */
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1)) || 'madoguchi'

/**
 * Databases of one installation share the beginning of their names, so that several installations can share a server:
 * beside madoguchi_directory (or madoguchi) lies madoguchi_aozora.
 */
export const databaseFor = (directoryUrl: string, slug: string): string =>
  `${databaseOf(directoryUrl).replace(/_directory$/, '')}_${slug}`

/** CREATE DATABASE unless it is there; `template` clones one, which tests use. */
export function createDatabase(ownerUrl: string, database: string, template?: string): Promise<boolean> {
  return asOwner(ownerUrl, async (client) => {
    const there = await client.query('select from pg_database where datname = $1', [database])
    if (there.rowCount) return false
    const name = pg.escapeIdentifier(database)
    const from = template
      ? ` template ${pg.escapeIdentifier(template)} strategy file_copy`
      : ` template template0 encoding 'UTF8'`
    await client.query(`create database ${name}${from}`)
    return true
  })
}

/** Takes back a database that was made in vain. */
export function dropDatabase(ownerUrl: string, database: string): Promise<void> {
  return asOwner(ownerUrl, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`)
  })
}

/** Fills a fresh municipality with an invented town: `db/seeds/NN_TOWN_what.sql`, all of them or nothing. */
export function seedMunicipality(ownerUrl: string, town: string): Promise<void> {
  const seeds = readdirSync(file('seeds'))
    .filter((name) => name.includes(`_${town}_`))
    .sort()
  return asOwner(ownerUrl, async (client) => {
    await client.query(
      ['begin', ...seeds.map((name) => readFileSync(file(`seeds/${name}`), 'utf8')), 'commit'].join(';\n'),
    )
  })
}

/** Brings the directory and every municipality it lists to the newest schema. @returns what was applied, by database */
export async function migrateAll(directoryOwnerUrl: string): Promise<Record<string, string[]>> {
  const applied: Record<string, string[]> = { directory: await migrateDirectory(directoryOwnerUrl) }
  const listed = await asOwner(directoryOwnerUrl, (client) => listEntries(client))
  for (const { slug, database } of listed) {
    applied[slug] = await migrateMunicipality(urlOfDatabase(directoryOwnerUrl, database))
  }
  return applied
}
