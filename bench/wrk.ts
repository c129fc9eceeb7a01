// As much load as a server takes, by wrk: of all generators it leaves most of a shared machine to what is measured.
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { requestsOf, type Wanted } from './requests.ts'

const SCRIPT = fileURLToPath(new URL('send.lua', import.meta.url))

/** Requests as wrk reads them, made before the clock runs. */
export function writeRequests(wanted: Wanted): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'))
  const path = join(folder, 'requests')
  const end = Buffer.from([0])
  writeFileSync(path, Buffer.concat(requestsOf(wanted).flatMap((request) => [request, end])))
  return { path, remove: () => rmSync(folder, { recursive: true }) }
}

/** @returns answers with status 2xx a second, and how many there were in all */
export async function flood(port: number, connections: number, seconds: number, path: string) {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('wrk is not here: apt-get install wrk', { cause: error })
  }
  const url = `http://127.0.0.1:${port}/`
  const { stdout } = await promisify(execFile)('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '-s',
    SCRIPT,
    url,
    '--',
    path,
  ])
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? /Socket errors:.*/.exec(stdout)?.[0]
  if (refused) throw new Error(`not all were answered well: ${refused}`)
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    answered: Number(/(\d+) requests in/.exec(stdout)?.[1]),
  }
}
