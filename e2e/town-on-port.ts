// A whole town as people meet it: a real server on a free port, a real worker, and LINE's stand-in beside it.
import { after } from 'node:test'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { createLinePlatform, type LinePlatform, serveLinePlatform, systemClock } from '../simulators/line/index.ts'
import { modules } from '../src/app.ts'
import { startWorker } from '../src/kernel/jobs/worker.ts'
import { saveEntry } from '../src/kernel/municipality/directory.queries.ts'
import { hashPassword } from '../src/kernel/identity/index.ts'
import { saveSecret } from '../src/kernel/municipality/secrets.queries.ts'
import { DEMO_CHANNEL_ACCESS_TOKEN, DEMO_CHANNEL_SECRET } from '../src/kernel/settings.ts'
import { sayNothingAtNight } from '../src/testing/answers.ts'
import { type TestTown, testTown } from '../src/testing/town.ts'

export interface TownOnPort extends TestTown {
  /** `http://localhost:PORT` */
  url: string
  line: LinePlatform
  /** Address of the phones' pages. */
  phones: string
}

/** Password of every member of staff of this town. */
export const PASSWORD = 'a-password-for-tests-only'

export interface OnPort {
  /** When it is, for the town and for the phones alike, until a test moves `clock`; without it, time passes. */
  at?: string
  /** Outside office hours the program answers by itself. */
  saysAtNight?: boolean
}

export async function townOnPort({ at, saysAtNight }: OnPort = {}): Promise<TownOnPort> {
  const closing: (() => Promise<unknown>)[] = []
  after(async () => {
    for (const close of closing.toReversed()) await close()
  })
  let clock: TestTown['clock'] | undefined
  const now = () => (clock ? clock().epochMilliseconds : Date.parse(at!))
  const line = createLinePlatform(at ? { clock: { ...systemClock, now } } : {})
  const phones = await serveLinePlatform(line)
  closing.push(phones.close)

  const town = await testTown({
    ...(at ? { at } : { realTime: true }),
    env: { LINE_API_BASE_URL: phones.url, LINE_DATA_API_BASE_URL: phones.url },
  })
  clock = town.clock
  const url = await serveTown(town, closing)
  line.channels.configure({ webhookUrl: `${url}/webhooks/line` })

  const { db } = town.municipality
  await saveSecret(db, town.program.sealer, 'line.channel_secret', DEMO_CHANNEL_SECRET)
  await saveSecret(db, town.program.sealer, 'line.channel_access_token', DEMO_CHANNEL_ACCESS_TOKEN)
  await town.owner.query('update kernel.staff set password_hash = $1', [await hashPassword(PASSWORD)])
  if (!saysAtNight) await sayNothingAtNight(town)
  const worker = await startWorker(town.program, modules)
  closing.push(worker.stop)
  return { ...town, url, line, phones: phones.url }
}

/** Answers on a free port, as the directory says from then on. @param closing what ends it */
export async function serveTown(town: TestTown, closing: (() => Promise<unknown>)[]): Promise<string> {
  const url = `http://localhost:${await listen(town, closing)}`
  await reachAt(town, url)
  return url
}

function listen(town: TestTown, closing: (() => Promise<unknown>)[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: town.app.fetch, port: 0, hostname: 'localhost' }, ({ port }) => resolve(port))
    server.on('error', reject)
    closing.push(
      () =>
        new Promise((closed) => {
          server.close(closed)
          if ('closeAllConnections' in server) server.closeAllConnections()
        }),
    )
  })
}

/** Tells the directory where this town is today. */
async function reachAt(town: TestTown, publicUrl: string): Promise<void> {
  const directory = new pg.Client({ connectionString: town.program.settings.DATABASE_URL })
  await directory.connect()
  const { slug } = town.municipality
  await saveEntry(directory, { slug, database: '', publicUrl }, ['localhost'])
  await directory.end()
}
