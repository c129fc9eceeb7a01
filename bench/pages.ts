// bin/bench pages [portal|inbox]: the portal against a bare server, the inbox against pgbench, a large town against a small one.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingHttpHeaders } from 'node:http'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import type { DB } from '../src/lib/db/generated.ts'
import { findStaff } from '../src/kernel/identity/staff.queries.ts'
import { listConversations } from '../src/modules/inquiries/conversations/conversations.queries.ts'
import { end, median, overRounds, rounded, say } from './figures.ts'
import { fillInbox } from './inbox-data.ts'
import { pgbench } from './pgbench.ts'
import { addTown, HOST, type Stage, setStage, startProgram } from './stage.ts'
import { flood, writeRequests } from './wrk.ts'

const CONNECTIONS = 32
const SECONDS = Number(process.env['SECONDS'] ?? 4)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const PAGE = 51
/** Screens that ask at once, each on a connection. */
const SCREENS = 8

/** The portal as it comes; fetch would not say another host than the one it connects to. */
function read(port: number): Promise<{ body: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers: { host: HOST } }, async (response) => {
      const body = (await response.toArray()).join('')
      const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...headers } = response.headers
      if (response.statusCode === 200) resolve({ body, headers })
      else reject(new Error(`the portal answers ${response.statusCode}`))
    })
  })
}

async function portal(stage: Stage): Promise<void> {
  const program = await startProgram(stage, 8941, { ROLE: 'web' })
  const { body, headers } = await read(program.port)
  const bare = fork(fileURLToPath(import.meta.resolve('./bare-server.ts')), { detached: true })
  bare.send({ port: 8942, body, headers })
  await once(bare, 'message')

  const requests = writeRequests({ page: '/', host: HOST })
  const speed = async (port: number) => (await flood(port, CONNECTIONS, SECONDS, requests.path)).perSecond
  for (const port of [8941, 8942]) await speed(port) // both warm
  const rounds: { portal: number; bare: number }[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push({ portal: await speed(8941), bare: await speed(8942) })
  say({
    figure: `pages: portal (${Buffer.byteLength(body)} bytes) at 32 connections, against a bare node:http server`,
    unit: '×',
    atLeast: 0.5,
    ...overRounds(rounds.map(({ portal, bare }) => portal / bare)),
    sides: {
      portal: rounded(median(rounds.map((round) => round.portal)), 0),
      bare: rounded(median(rounds.map((round) => round.bare)), 0),
    },
  })
  requests.remove()
  bare.disconnect()
  await program.stop()
}

/** The inbox as the program asks for it, over eight connections; `sql` is what it asked, with its values in it. */
async function inboxOf(url: string) {
  const pool = openPool({ url, max: SCREENS })
  const db = kyselyOn(pool)
  const { id } = await db
    .selectFrom('kernel.staff')
    .select('id')
    .where('sign_in_name', '=', 'suzuki')
    .executeTakeFirstOrThrow()
  const staff = await findStaff(db, id, Temporal.Now.instant())
  if (!staff) throw new Error('suzuki is not in the seeds')
  const ask = (on: Kysely<DB> = db) => listConversations(on, staff, { limit: PAGE })
  let sql = ''
  const log = ({ query }: { query: { sql: string; parameters: readonly unknown[] } }) => {
    sql = query.sql.replace(/\$(\d+)/g, (_, n) => literal(query.parameters[Number(n) - 1]))
  }
  const overheard = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log })
  if ((await ask(overheard)).length !== PAGE) throw new Error('the inbox is not full')
  return {
    sql,
    /** Mean time of one question in ms, where so many screens ask at once. */
    async time(seconds: number, screens: number): Promise<number> {
      const began = performance.now()
      let asked = 0
      const screen = async () => {
        for (; performance.now() - began < seconds * 1000; asked++) await ask()
      }
      await Promise.all(Array.from({ length: screens }, screen))
      return ((performance.now() - began) / asked) * screens
    },
    close: () => db.destroy(),
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.join(',')}}'`
  return typeof value === 'number' ? String(value) : pg.escapeLiteral(String(value))
}

async function inbox(stage: Stage): Promise<void> {
  const [small, large] = [await addTown(stage, 'bench_small'), await addTown(stage, 'bench_large')]
  await fillInbox(small.owner, 20_000)
  await fillInbox(large.owner, 200_000)
  const [ofSmall, ofLarge] = [await inboxOf(small.url), await inboxOf(large.url)]
  for (const one of [ofSmall, ofLarge]) await one.time(SECONDS, SCREENS)
  for (const screens of [1, SCREENS]) {
    const rounds: { small: number; large: number; pgbench: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        small: await ofSmall.time(SECONDS, screens),
        large: await ofLarge.time(SECONDS, screens),
        pgbench: (await pgbench({ url: large.url, sql: ofLarge.sql, clients: screens, seconds: SECONDS })).ms,
      })
    }
    const side = (name: 'small' | 'large' | 'pgbench') => rounded(median(rounds.map((round) => round[name])), 3)
    const asking = screens === 1 ? 'one screen asking' : `${screens} screens asking at once`
    say({
      figure: `pages: inbox of 200,000 conversations and 2 million messages, time of its query against pgbench, ${asking}`,
      unit: '×',
      atMost: 2,
      ...overRounds(rounds.map(({ large, pgbench }) => large / pgbench)),
      sides: { 'madoguchi ms': side('large'), 'pgbench ms': side('pgbench') },
    })
    say({
      figure: `pages: the same with 2 million messages against 200 thousand, ${asking}`,
      unit: '×',
      atMost: 1.3,
      ...overRounds(rounds.map(({ large, small }) => large / small)),
      sides: { '2 million ms': side('large'), '200 thousand ms': side('small') },
    })
  }
  for (const one of [ofSmall, ofLarge]) await one.close()
  for (const one of [small, large]) await one.owner.end()
}

const only = process.argv[2]
const stage = await setStage()
if (only !== 'inbox') await portal(stage)
if (only !== 'portal') await inbox(stage)
await stage.close()
end()
