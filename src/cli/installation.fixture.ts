// For tests of the command line: an installation of one's own on the test server, with its own data folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { dropDatabase, urlOfDatabase } from '#kernel/municipality/provision.ts'
import { fixedClock } from '#lib/time/clock.ts'
import { runCommandLine } from './main.ts'

export const server = process.env['TEST_DATABASE_URL'] ?? ''

let made = 0

/** An installation without any municipality; what is made in it is gone after the test. */
export function installation(...slugs: string[]) {
  const prefix = `t${process.pid}_cli${++made}`
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-cli-'))
  const env: Record<string, string> = {
    DATABASE_URL: urlOfDatabase(server, `${prefix}_directory`),
    DATA_DIR: join(folder, 'data'),
    SECRET_KEY: 'a-secret-key-of-nobody-but-this-test-file',
  }
  after(async () => {
    for (const name of ['directory', ...slugs]) await dropDatabase(server, `${prefix}_${name}`)
    rmSync(folder, { recursive: true })
  })
  const run = (line: string[], over: Record<string, string> = {}) =>
    runCommandLine(line, {
      env: { ...env, ...over },
      cwd: folder,
      clock: fixedClock('2026-11-24T10:00:00+09:00'),
      say: () => {},
    })
  return {
    folder,
    env,
    run,
    /** The answer as JSON, with the exit code. */
    async json(line: string[], over?: Record<string, string>) {
      const { code: exit, stdout } = await run([...line, '--json'], over)
      return { exit, ...JSON.parse(stdout) }
    },
    databaseUrl: (slug: string) => urlOfDatabase(server, `${prefix}_${slug}`),
  }
}

/** `municipality create` for an invented town, with its first administrator. */
export const createMinato =
  'municipality create --slug minato --name みなと町 --name-kana みなとちょう --code 45202 --host minato.example --admin Hana --admin-name 花田花'.split(
    ' ',
  )
