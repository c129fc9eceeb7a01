import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Owner } from './binaries.ts'

/** The one account inside the server; only the folder of its socket lets anybody in. */
export const SUPERUSER = 'madoguchi'

export const DISK_FULL =
  'ディスクの空きがありません。空きを作ってからもう一度起動してください (no space left on the disk: make room and start again).'

/** Built beside and renamed, so that a kill in the middle leaves nothing half-made behind. */
export function initCluster(home: string, cluster: string, owner: Owner | undefined): void {
  const draft = `${cluster}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (owner) chownSync(draft, owner.uid, owner.gid)
  const done = spawnSync(
    join(home, 'bin', 'initdb'),
    ['-D', draft, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    { ...owner, cwd: dirname(cluster), encoding: 'utf8' },
  )
  if (done.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new StartError(
      /No space left/i.test(done.stderr)
        ? DISK_FULL
        : `データベースを作れませんでした (initdb failed): ${done.stderr || done.error?.message || done.signal}`,
    )
  }
  renameSync(draft, cluster)
}

/** Process number of the server that runs on this data, if one does. */
export function runningServer(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const command = commandOf(pid)
  if (command === undefined || command.includes('postgres')) return alive(pid) ? pid : undefined
  rmSync(file) // after a power cut another program can have the number; PostgreSQL would then refuse to start
  return undefined
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function commandOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8')
    } catch {
      return '' // gone, perhaps just now
    }
  }
  const listed = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
  return listed.error ? undefined : listed.stdout
}
