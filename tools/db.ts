// bin/db: works on the schema itself. `snapshot` writes db/schema.sql and the table types; `drift` fails where they differ.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase, migrateMunicipality } from '../src/kernel/municipality/provision.ts'
import { startEmbeddedPostgres } from '../src/lib/postgres/embedded.ts'
import { snapshotSchema } from './schema-snapshot.ts'

const SNAPSHOT = 'db/schema.sql'
const TYPES = 'src/lib/db/generated.ts'

/** A fresh server, fully migrated, for as long as the work takes. */
async function onFreshDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-db-'))
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' }, restart: false })
  try {
    await createDatabase(server.url('postgres'), 'fresh')
    await migrateMunicipality(server.url('fresh'))
    return await work(server.url('fresh'))
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function describe(url: string): Promise<{ snapshot: string; types: string }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const snapshot = await snapshotSchema(client)
  await client.end()
  const mapping = {
    timestamptz: 'Temporal.Instant',
    date: 'Temporal.PlainDate',
    time: 'Temporal.PlainTime',
    int8: 'number',
    jsonb: 'unknown',
  }
  const made = spawnSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--dialect',
      'postgres',
      '--url',
      url,
      '--include-pattern',
      '!(public|madoguchi|graphile_worker).*',
      '--default-schema',
      'none',
      '--type-mapping',
      JSON.stringify(mapping),
      '--log-level',
      'error',
      '--print',
    ],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  return { snapshot, types: made.stdout.slice(made.stdout.indexOf('/**')) }
}

const [command] = process.argv.slice(2)
const { snapshot, types } = await onFreshDatabase(describe)
if (command === 'snapshot') {
  writeFileSync(SNAPSHOT, snapshot)
  writeFileSync(TYPES, types)
} else if (command === 'drift') {
  const drifted = [
    readFileSync(SNAPSHOT, 'utf8') === snapshot || SNAPSHOT,
    readFileSync(TYPES, 'utf8') === types || TYPES,
  ].filter((file) => file !== true)
  if (drifted.length > 0) {
    console.error(
      `${drifted.join(' and ')} no longer match the migrations: run bin/db snapshot and review the difference`,
    )
    process.exit(1)
  }
  console.log('schema snapshot and table types match the migrations')
} else {
  console.error('bin/db snapshot | drift')
  process.exit(2)
}
