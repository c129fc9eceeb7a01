import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { saveEntry } from '../../src/kernel/municipality/directory.queries.ts'
import {
  createDatabase,
  migrateDirectory,
  migrateMunicipality,
  seedMunicipality,
} from '../../src/kernel/municipality/provision.ts'
import { saveSecret } from '../../src/kernel/municipality/secrets.queries.ts'
import { DEMO_CHANNEL_ACCESS_TOKEN, DEMO_CHANNEL_SECRET, DEMO_SECRET_KEY } from '../../src/kernel/settings.ts'
import { sealerOf } from '../../src/lib/crypto/seal.ts'
import { kyselyOn, openPool } from '../../src/lib/db/connect.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/lib/postgres/embedded.ts'

/** A server of its own, durable as in production: what is killed here is nobody else's. */
export interface TownDatabase {
  dataDir: string
  server: EmbeddedPostgres
  directoryUrl: string
  /** May do what the program may not. */
  owner: pg.Pool
  close: () => Promise<void>
}

export interface DatabaseOptions {
  dataDir?: string
  settings?: Record<string, string>
}

export const SLUG = 'aozora'
const TOWN = 'reliability_town'

/** One town on a PostgreSQL whose every commit is on the disk before it is answered. */
export async function townDatabase(publicUrl: string, options: DatabaseOptions = {}): Promise<TownDatabase> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'madoguchi-reliability-'))
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'on', synchronous_commit: 'on', shared_buffers: '32MB', ...options.settings },
  })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  process.once('SIGTERM', () => void stop().then(() => process.exit(1)))
  const directoryUrl = server.url('reliability_directory')
  for (const database of ['reliability_directory', TOWN]) await createDatabase(server.url('postgres'), database)
  await migrateDirectory(directoryUrl)
  await migrateMunicipality(server.url(TOWN))
  await seedMunicipality(server.url(TOWN), SLUG)

  const directory = new pg.Client({ connectionString: directoryUrl })
  await directory.connect()
  await saveEntry(directory, { slug: SLUG, database: TOWN, publicUrl }, ['localhost'])
  await directory.end()
  const owner = openPool({ url: server.url(TOWN), max: 4, asOwner: true })
  const sealer = sealerOf(DEMO_SECRET_KEY)
  const db = kyselyOn(owner)
  await saveSecret(db, sealer, 'line.channel_secret', DEMO_CHANNEL_SECRET)
  await saveSecret(db, sealer, 'line.channel_access_token', DEMO_CHANNEL_ACCESS_TOKEN)
  return { dataDir, server, directoryUrl, owner, close: () => owner.end().then(stop) }
}

/** The postmaster and every process under it. */
export function serverProcesses({ server }: TownDatabase): number[] {
  const pid = server.pid()
  if (pid === undefined) return []
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return [pid, ...children.map(Number)]
}
