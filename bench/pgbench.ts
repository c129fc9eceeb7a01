// The yardstick: PostgreSQL's own benchmark program, on the same server over the same socket.
import { execFile, execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PROGRAM_ROLE, SESSION } from '../src/lib/db/connect.ts'

export interface PgbenchRun {
  url: string
  /** One transaction; `:name` takes a variable. */
  sql: string
  variables?: Record<string, string>
  clients: number
  seconds: number
}

function findPgbench(): string {
  const packaged = globSync('/usr/lib/postgresql/*/bin/pgbench').sort()
  for (const path of ['pgbench', ...packaged.toReversed()]) {
    try {
      execFileSync(path, ['--version'])
      return path
    } catch {}
  }
  throw new Error('pgbench is not here: apt-get install postgresql (Debian), or the contrib package of your system')
}

/** @returns transactions per second and the average time of one in ms */
export async function pgbench({ url, sql, variables = {}, clients, seconds }: PgbenchRun) {
  const folder = mkdtempSync(join(tmpdir(), 'pgbench-'))
  writeFileSync(join(folder, 'script.sql'), sql)
  const { searchParams, username, pathname } = new URL(url)
  const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const flags = ['-n', '-M', 'prepared', '-c', String(clients), '-j', String(Math.min(clients, 2))]
  const connection = ['-h', searchParams.get('host') ?? 'localhost', '-U', username, pathname.slice(1)]
  try {
    const { stdout } = await promisify(execFile)(
      findPgbench(),
      [...flags, '-T', String(seconds), '-f', join(folder, 'script.sql'), ...defined, ...connection],
      { env: { ...process.env, PGOPTIONS: `${SESSION} -c role=${PROGRAM_ROLE}` } },
    )
    return {
      tps: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]),
      ms: Number(/latency average = ([\d.]+)/.exec(stdout)?.[1]),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
