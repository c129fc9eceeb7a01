// bin/test [FILE OR FOLDER…]: one PostgreSQL for the run, templates to clone from, then every test file in a process of its own or of a few.
// TEST_FILE_MINUTES is the longest that one may take: a file that hangs fails instead of holding up everybody.
// TEST_LOG_LEVEL=warn lets the towns of the tests be heard, which are silent otherwise.
import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import pg from 'pg'
import {
  createDatabase,
  migrateDirectory,
  migrateMunicipality,
  seedMunicipality,
  urlOfDatabase,
} from '../src/kernel/municipality/provision.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/lib/postgres/embedded.ts'
import { runTestFiles } from './run-test-files.ts'

const everywhere = ['src/**/*.test.{ts,tsx}', 'simulators/**/*.test.ts', 'tools/**/*.test.ts', 'e2e/**/*.test.ts']

/** Files that are named at the end of a run with the time they took. */
const SLOWEST = 10

/** The templates that src/testing/town.ts clones, made anew: the migrations may have changed since. */
async function makeTemplates(server: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: server('postgres') })
  await client.connect()
  for (const name of ['template_directory', 'template_town']) {
    await client.query(`drop database if exists ${name} with (force)`)
    await createDatabase(server('postgres'), name)
  }
  await client.end()
  await migrateDirectory(server('template_directory'))
  await migrateMunicipality(server('template_town'))
  await seedMunicipality(server('template_town'), 'aozora')
}

async function runAll(files: string[]): Promise<boolean> {
  const began = performance.now()
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-test-'))
  const given = process.env['TEST_DATABASE_URL']
  let starting: Promise<EmbeddedPostgres> | undefined
  const cleanUp = async () => {
    await (await starting)?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(end, () => void cleanUp().then(() => process.exit(1)))
  }
  try {
    const settings = { fsync: 'off', synchronous_commit: 'off', max_connections: '400' }
    if (!given) starting = startEmbeddedPostgres({ dataDir, settings })
    const embedded = await starting
    const server = (database: string) => embedded?.url(database) ?? urlOfDatabase(given ?? '', database)
    await makeTemplates(server)
    Object.assign(process.env, { TEST_DATABASE_URL: server('postgres'), NODE_ENV: 'test' })
    const limit = Number(process.env['TEST_FILE_MINUTES'] ?? 12) * 60_000
    const { passed, failed, skipped, empty, broken, took } = await runTestFiles(files, process.stdout, limit)
    for (const file of empty) console.log(`\n✖ ${file} ran no test`)
    for (const { file, said } of broken)
      console.log(`\n✖ ${file} failed as a whole. The last it said:\n${said || '(nothing)'}`)
    for (const { file, ms } of took.toSorted((one, other) => other.ms - one.ms).slice(0, SLOWEST))
      console.log(
        `${(ms / 1000).toFixed(0).padStart(5)} s ${file
          .split(' ')
          .map((one) => relative('.', one))
          .join(' ')}`,
      )
    if (passed + failed === 0) console.log('\n✖ no test ran')
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(`\n${files.length} files in ${seconds} s${skipped > 0 ? `, ${skipped} tests skipped` : ''}`)
    console.log(`${passed} passed, ${failed} failed`)
    return failed === 0 && passed > 0
  } finally {
    await cleanUp()
  }
}

const given = process.argv.slice(2).flatMap((path) => {
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
  return folder ? globSync(`${path}/**/*.test.{ts,tsx}`).sort() : [path]
})
if (process.argv.length > 2 && given.length === 0) {
  console.error('✖ there is no test in what was named')
  process.exit(1)
}
const green = await runAll(given.length > 0 ? given : globSync(everywhere).sort())
process.exit(green ? 0 : 1)
