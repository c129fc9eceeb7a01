// For tests: a municipality of one's own, cloned from a template in about 100 ms, and the program on top of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { pino } from 'pino'
import { createApp, house, modules } from '../app.ts'
import { createProgram } from '#kernel/create-program.ts'
import { prepareAssets } from '#kernel/http/assets.ts'
import { csrfTokenOf } from '#kernel/http/security.ts'
import { insertSession } from '#kernel/identity/sessions.queries.ts'
import { saveEntry } from '#kernel/municipality/directory.queries.ts'
import { runDueJobs } from '#kernel/jobs/worker.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { createDatabase, urlOfDatabase } from '#kernel/municipality/provision.ts'
import type { Program } from '#kernel/program.ts'
import { readSettings } from '#kernel/settings.ts'
import { type FixedClock, fixedClock, systemClock } from '#lib/time/clock.ts'
import { sendAtOnce } from './answers.ts'

export interface TestTown {
  program: Program
  app: ReturnType<typeof createApp>
  municipality: Municipality
  clock: FixedClock
  /** Owner connection: may do what the program may not, such as tampering with the audit trail. */
  owner: pg.Pool
  /** A request to the town's own host; `as` signs in a member of staff by sign-in name. */
  request: (path: string, init?: RequestInit & { as?: string }) => Promise<Response>
  /** Posts a form as a browser would: with the anti-forgery token of whoever is signed in. */
  post: (path: string, fields: Record<string, string | File | (string | File)[]>, as?: string) => Promise<Response>
  /** Runs every job that is due; `retries` makes those due that wait for their next try. */
  work: (options?: { retries?: boolean }) => Promise<void>
}

export interface TownOptions {
  at?: string
  env?: Record<string, string>
  slug?: string
  /** Time passes, as it does for people: `clock` then moves nothing. */
  realTime?: boolean
  /** Where phones load pictures from: LINE wants https. */
  publicUrl?: string
  /** Seconds for which a reply may be taken back. Where a test does not care, replies go at once. */
  undo?: number
}

/** `TEST_DATABASE_URL` names a server with the template databases that bin/test made. */
function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run tests through bin/test')
  return url
}

let made = 0

/** A town for one test file, dropped after it: `const town = await testTown()` at the top of the file. */
export async function testTown(options: TownOptions = {}): Promise<TestTown> {
  const unique = `t${process.pid}_${++made}`
  const [directory, database] = [`${unique}_directory`, `${unique}_town`]
  await createDatabase(serverUrl(), directory, 'template_directory')
  await createDatabase(serverUrl(), database, 'template_town')
  const directoryUrl = urlOfDatabase(serverUrl(), directory)
  const slug = options.slug ?? 'aozora'
  const owner = new pg.Pool({ connectionString: urlOfDatabase(serverUrl(), database), max: 3 })
  const writer = new pg.Pool({ connectionString: directoryUrl, max: 1 })
  await saveEntry(writer, { slug, database, publicUrl: options.publicUrl ?? 'http://aozora.test' }, ['aozora.test'])
  await writer.end()

  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-test-'))
  const settings = readSettings({
    DEMO: 'true',
    DATA_DIR: dataDir,
    DATABASE_URL: directoryUrl,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://aozora.test',
    ...options.env,
  })
  const clock = fixedClock(options.at ?? '2026-11-24T10:00:00+09:00')
  await prepareAssets()
  await sendAtOnce({ owner }, options.undo)
  const program = createProgram(settings, directoryUrl, {
    ...house,
    clock: options.realTime ? systemClock : clock,
    log: pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }, pino.destination(2)),
  })
  const app = createApp(program)
  const municipality = await program.municipalities.get(slug)

  after(async () => {
    await program.municipalities.close()
    await owner.end()
    const server = new pg.Client({ connectionString: serverUrl() })
    await server.connect()
    for (const name of [directory, database]) await server.query(`drop database if exists ${name} with (force)`)
    await server.end()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const tokens = new Map<string, string>()
  async function sessionOf(signInName: string): Promise<string> {
    // Whoever comes back in another hour has signed in again meanwhile.
    const key = `${signInName} ${clock().round({ smallestUnit: 'hour', roundingMode: 'floor' })}`
    const known = tokens.get(key)
    if (known) return known
    const staff = await municipality.db
      .selectFrom('kernel.staff')
      .select('id')
      .where('sign_in_name', '=', signInName)
      .executeTakeFirstOrThrow()
    const token = await insertSession(municipality.db, clock(), { staffId: staff.id })
    tokens.set(key, token)
    return token
  }

  const request: TestTown['request'] = async (path, { as, ...init } = {}) => {
    const headers = new Headers(init.headers)
    headers.set('host', 'aozora.test')
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    if (as) headers.append('cookie', `madoguchi=${await sessionOf(as)}`)
    return app.request(`http://aozora.test${path}`, { ...init, headers })
  }

  return {
    program,
    app,
    municipality,
    clock,
    owner,
    request,
    async post(path, fields, as) {
      const body = new FormData()
      if (as) body.set('_csrf', csrfTokenOf(settings.SECRET_KEY, await sessionOf(as)))
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      return request(path, { method: 'POST', body, as })
    },
    async work({ retries } = {}) {
      if (retries) await owner.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
      await runDueJobs(program, modules, municipality)
    },
  }
}
