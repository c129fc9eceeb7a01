import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Owner, postgresBinaries, postgresOwner, reachablePlace } from './binaries.ts'
import { StartError } from '../start-error.ts'

export interface EmbeddedPostgres {
  /** Connection string of a database of this server, over its private unix socket. */
  url: (database: string) => string
  pid: () => number
  stop: () => Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /** Extra server settings, such as { fsync: 'off' } for tests. */
  settings?: Record<string, string>
  /** Start it again when it dies unasked (default true). */
  restart?: boolean
  log?: (line: string) => void
}

const user = 'madoguchi'

/** Starts PostgreSQL out of the npm package, or adopts the one that an earlier, killed program left running. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const owner = postgresOwner()
  const home = postgresBinaries(owner)
  const base = reachablePlace(options.dataDir, owner)
  const cluster = join(base, 'postgresql')
  const sockets = socketFolder(base)
  for (const folder of [base, sockets]) mkdirSync(folder, { recursive: true })
  if (owner) chownSync(sockets, owner.uid, owner.gid)
  chmodSync(sockets, 0o700)
  if (owner) chmodSync(base, 0o755)

  if (!existsSync(join(cluster, 'PG_VERSION'))) initCluster(home, base, cluster, owner)
  const url = (database: string) => `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(sockets)}`

  let child: ChildProcess | undefined
  let stopping = false
  const launch = async (): Promise<void> => {
    if (await answers(url('postgres'))) return
    forgetStrangersPid(cluster)
    child = spawnServer(home, cluster, sockets, owner, options)
    const started = child
    started.once('exit', () => {
      if (!stopping && child === started && options.restart !== false) void delay(200).then(launch)
    })
    await untilAnswers(started, url('postgres'))
  }
  await launch()

  const pid = () => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    url,
    pid,
    stop: async () => {
      stopping = true
      if (!existsSync(join(cluster, 'postmaster.pid'))) return
      process.kill(pid(), 'SIGINT') // fast shutdown: rolls back what is open, writes a checkpoint
      if (child && child.exitCode === null) await once(child, 'exit')
      else while (existsSync(join(cluster, 'postmaster.pid'))) await delay(50)
    },
  }
}

/** A unix socket's path may have 107 bytes; deep folders get a short one beside the system's temporary files. */
function socketFolder(base: string): string {
  const near = join(base, 'run')
  if (near.length < 80) return near
  return join(tmpdir(), `madoguchi-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`)
}

/** Built beside and renamed, so that a kill in the middle leaves nothing half-made behind. */
function initCluster(home: string, base: string, cluster: string, owner: Owner | undefined): void {
  const draft = join(base, 'postgresql.draft')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (owner) chownSync(draft, owner.uid, owner.gid)
  const done = spawnSync(
    join(home, 'bin', 'initdb'),
    ['-D', draft, '-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    { ...owner, cwd: base, encoding: 'utf8' },
  )
  if (done.status !== 0) {
    const full = /No space left/i.test(done.stderr)
    throw new StartError(
      full
        ? 'ディスクの空きがありません。空きを作ってからもう一度起動してください (no space left on the disk).'
        : `データベースを作れませんでした (initdb failed): ${done.stderr || done.error?.message || done.signal}`,
    )
  }
  renameSync(draft, cluster)
}

/** After a power cut another program can have the number in a stale pid file; PostgreSQL would then refuse to start. */
function forgetStrangersPid(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = readFileSync(file, 'utf8').split('\n')[0] ?? ''
  const command = spawnSync('ps', ['-p', pid, '-o', 'comm='], { encoding: 'utf8' })
  if (!command.error && !command.stdout.includes('postgres')) rmSync(file)
}

function spawnServer(
  home: string,
  cluster: string,
  sockets: string,
  owner: Owner | undefined,
  options: EmbeddedOptions,
) {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    max_connections: '200',
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(home, 'bin', 'postgres'), ['-D', cluster, ...flags], {
    ...owner,
    cwd: cluster,
    detached: true, // Ctrl-C reaches the program first, which then stops PostgreSQL in order
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const tail: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail.push(text)
    if (tail.length > 50) tail.shift()
    options.log?.(text)
  })
  ;(child as ChildProcess & { tail?: string[] }).tail = tail
  return child
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

async function untilAnswers(child: ChildProcess & { tail?: string[] }, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await answers(url)) return
    if (child.exitCode !== null || child.signalCode !== null) break
    await delay(50)
  }
  const said = (child.tail ?? []).join('').slice(-2000)
  throw new StartError(
    /No space left/i.test(said)
      ? 'ディスクの空きがありません。空きを作ってからもう一度起動してください (no space left on the disk).'
      : `組み込み PostgreSQL が起動しませんでした (embedded PostgreSQL did not start):\n${said}`,
  )
}
