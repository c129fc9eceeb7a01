// What a benchmark stands on: PostgreSQL as it runs for real (fsync on), a town in it, and the program in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sealerOf } from '../src/lib/crypto/seal.ts'
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import { startEmbeddedPostgres } from '../src/lib/postgres/embedded.ts'
import { saveEntry } from '../src/kernel/municipality/directory.queries.ts'
import {
  createDatabase,
  migrateDirectory,
  migrateMunicipality,
  seedMunicipality,
} from '../src/kernel/municipality/provision.ts'
import { saveSecret } from '../src/kernel/municipality/secrets.queries.ts'
import { DEMO_CHANNEL_ACCESS_TOKEN, DEMO_CHANNEL_SECRET, DEMO_SECRET_KEY } from '../src/kernel/settings.ts'

export interface Stage {
  /** Connection string of a database on the stage's server. */
  url: (database: string) => string
  directoryUrl: string
  townUrl: string
  /** Owner connections to the town's database. */
  owner: pg.Pool
  dataDir: string
  close: () => Promise<void>
}

export const HOST = 'aozora.localhost'

/** An installation with one town. Its PostgreSQL is the embedded one, with the settings of production. */
export async function setStage(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
  const server = await startEmbeddedPostgres({ dataDir, settings: { max_connections: '200' } })
  const [directoryUrl, townUrl] = [server.url('bench_directory'), server.url('bench_town')]
  await createDatabase(server.url('postgres'), 'bench_directory')
  await migrateDirectory(directoryUrl)
  const { owner } = await addTown(server, 'bench_town')

  const directory = new pg.Pool({ connectionString: directoryUrl, max: 1 })
  await saveEntry(directory, { slug: 'aozora', database: 'bench_town', publicUrl: `http://${HOST}` }, [HOST])
  await directory.end()
  const sealer = sealerOf(DEMO_SECRET_KEY)
  await saveSecret(kyselyOn(owner), sealer, 'line.channel_secret', DEMO_CHANNEL_SECRET)
  await saveSecret(kyselyOn(owner), sealer, 'line.channel_access_token', DEMO_CHANNEL_ACCESS_TOKEN)
  return {
    url: server.url,
    directoryUrl,
    townUrl,
    owner,
    dataDir,
    async close() {
      await owner.end()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A seeded town in a database of its own, with connections of its owner. */
export async function addTown(server: Pick<Stage, 'url'>, database: string): Promise<{ url: string; owner: pg.Pool }> {
  const url = server.url(database)
  await createDatabase(server.url('postgres'), database)
  await migrateMunicipality(url)
  await seedMunicipality(url, 'aozora')
  return { url, owner: openPool({ url, max: 2, asOwner: true }) }
}

export interface RunningProgram {
  port: number
  pid: number
  stop: () => Promise<void>
}

/** src/main.ts as an operator runs it. `PROFILE=folder` leaves a CPU profile of it there. */
export async function startProgram(stage: Stage, port: number, env: Record<string, string>): Promise<RunningProgram> {
  const profile = process.env['PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['PROFILE']}`] : []
  const child: ChildProcess = spawn(process.execPath, [...process.execArgv, ...profile, 'src/main.ts'], {
    env: {
      ...process.env,
      DEMO: 'true',
      DATABASE_URL: stage.directoryUrl,
      DATA_DIR: stage.dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true, // a session of its own, as every backend of PostgreSQL has: the kernel shares the processor by session
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the program did not start'))),
  ])
  return {
    port,
    pid: child.pid!,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
