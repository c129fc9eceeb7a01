// bin/test: one PostgreSQL for the run, templates to clone from, then node's own test runner on all files at once.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase, migrateDirectory, migrateMunicipality } from '../src/kernel/municipality/provision.ts'
import { startEmbeddedPostgres } from '../src/lib/postgres/embedded.ts'

const given = process.argv.slice(2)
const files =
  given.length > 0
    ? given
    : globSync(['src/**/*.test.{ts,tsx}', 'simulators/**/*.test.ts', 'tools/**/*.test.ts', 'e2e/**/*.test.ts']).sort()

const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-test-'))
const server = await startEmbeddedPostgres({
  dataDir,
  settings: { fsync: 'off', synchronous_commit: 'off', max_connections: '400' },
})

async function makeTemplates(): Promise<void> {
  await createDatabase(server.url('postgres'), 'template_directory')
  await createDatabase(server.url('postgres'), 'template_town')
  await migrateDirectory(server.url('template_directory'))
  await migrateMunicipality(server.url('template_town'))
  const client = new pg.Client({ connectionString: server.url('template_town') })
  await client.connect()
  for (const seed of globSync('db/seeds/*.sql').sort()) await client.query(readFileSync(seed, 'utf8'))
  await client.end()
}

async function run(): Promise<number> {
  await makeTemplates()
  const runner = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', './tools/tsx-loader.js', '--test', '--test-concurrency=4', ...files],
    {
      stdio: 'inherit',
      env: { ...process.env, TEST_DATABASE_URL: server.url('postgres'), NODE_ENV: 'test' },
    },
  )
  return new Promise((resolve) => runner.once('exit', (code) => resolve(code ?? 1)))
}

let code = 1
try {
  code = await run()
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(code)
