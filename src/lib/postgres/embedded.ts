import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { placeFor, postgresBinaries } from './binaries.ts'
import { alive, DISK_FULL, initCluster, runningServer, SUPERUSER } from './cluster.ts'
import { hasEnded, type ServerOptions, spawnServer } from './server-process.ts'
import { StartError } from '../start-error.ts'

export interface EmbeddedPostgres {
  /** Connection string of a database of this server, over its private unix socket. */
  url: (database: string) => string
  pid: () => number | undefined
  /** True where a server of an earlier, killed start was still running and is used further. */
  adopted: boolean
  stop: () => Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /** Extra server settings, such as { fsync: 'off' } for tests. */
  settings?: Record<string, string>
  /** Start it again when it dies unasked (default true). */
  restart?: boolean
}

/** How often an unasked end is looked for, and the longest that a server may take to stop, in ms. */
const WATCH_MS = 500
const STOP_MS = 20_000

/** Starts PostgreSQL out of the npm package, or adopts the one that an earlier, killed program left running. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { base, cluster, owner } = placeFor(options.dataDir)
  const home = postgresBinaries(owner)
  const sockets = socketFolder(base)
  for (const folder of [base, sockets]) mkdirSync(folder, { recursive: true })
  if (owner) chownSync(sockets, owner.uid, owner.gid)
  chmodSync(sockets, 0o700)
  if (owner) chmodSync(base, 0o755)

  if (!existsSync(join(cluster, 'PG_VERSION'))) initCluster(home, cluster, owner)
  const url = (database: string) =>
    `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(sockets)}`
  const server: ServerOptions = { home, cluster, sockets, owner, settings: options.settings ?? {} }
  const adopted = await bringUp(server, url('postgres'))

  const stopping = new AbortController()
  let watching: Promise<void> | undefined
  const watch = async () => {
    for (let pid = runningServer(cluster); !stopping.signal.aborted; await pause(stopping.signal)) {
      if (pid && alive(pid)) continue
      await bringUp(server, url('postgres')).catch(() => {}) // tried again at the next look
      pid = runningServer(cluster)
    }
  }
  if (options.restart !== false) watching = watch()

  return {
    url,
    adopted,
    pid: () => runningServer(cluster),
    async stop() {
      stopping.abort()
      await watching
      await shutDown(cluster)
    },
  }
}

const pause = (stopping: AbortSignal) => delay(WATCH_MS, undefined, { ref: false, signal: stopping }).catch(() => {})

/** Until the server answers. @returns true where it was there already */
async function bringUp(server: ServerOptions, url: string): Promise<boolean> {
  let said = ''
  for (let tries = 0; tries < 5; tries++) {
    while (runningServer(server.cluster)) {
      if (await answers(url)) return true // otherwise it is still starting, recovering or stopping
      await delay(100)
    }
    const started = spawnServer(server)
    while (!hasEnded(started.child)) {
      if (await answers(url)) return false
      await delay(50)
    }
    said = started.said()
    if (/No space left/i.test(said)) throw new StartError(DISK_FULL)
    await delay(500) // the children of a killed server take a moment to let go of its memory
  }
  throw new StartError(`組み込み PostgreSQL が起動しませんでした (embedded PostgreSQL did not start):\n${said}`)
}

/**
 * Fast: rolls back what is open and writes a checkpoint. One that hangs is stopped at once, and one that does not even
 * hear that is killed; both recover at their next start.
 */
async function shutDown(cluster: string): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    const pid = runningServer(cluster)
    if (!pid) return
    if (waited === 0) process.kill(pid, 'SIGINT')
    if (waited === STOP_MS) process.kill(pid, 'SIGQUIT')
    if (waited === 2 * STOP_MS) process.kill(pid, 'SIGKILL')
    await delay(50)
  }
}

/** A unix socket's path may have 107 bytes; deep folders get a short one beside the system's temporary files. */
function socketFolder(base: string): string {
  const near = join(base, 'run')
  if (near.length < 80) return near
  return join(tmpdir(), `madoguchi-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
