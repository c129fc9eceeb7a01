// bin/bench webhook: durable events a second against pgbench on the same server, and the time of a 200 while LINE hangs.
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { DEMO_CHANNEL_SECRET } from '../src/kernel/settings.ts'
import { end, median, overRounds, quantile, rounded, say } from './figures.ts'
import { loadFrom } from './load-process.ts'
import { pgbench } from './pgbench.ts'
import { textEvent } from './requests.ts'
import { HOST, type RunningProgram, setStage, startProgram } from './stage.ts'
import { flood, writeRequests } from './wrk.ts'

const CONNECTIONS = 32
const SECONDS = Number(process.env['SECONDS'] ?? 5)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
/** More than can be sent in a round: an event that comes twice costs less than a new one. */
const MOST_A_SECOND = 30_000

/** What the program promises to LINE, as one transaction: the event is stored, once, for good. */
const ONE_EVENT = `insert into inquiries.line_events (webhook_event_id, source_id, type, occurred_at, body)
values (to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS') || :client_id::text, 'U' || :client_id::text, 'message', now(), :body::jsonb)
on conflict do nothing;`

const stage = await setStage()
const webhooks = (count: number) => ({ webhooks: count, host: HOST, secret: DEMO_CHANNEL_SECRET, people: 5_000 })

/** Both sides begin with an empty table and nothing left to write. */
async function sweep(): Promise<void> {
  await stage.owner.query('truncate inquiries.line_events; delete from graphile_worker._private_jobs')
  await stage.owner.query('checkpoint')
}

async function yardstick(): Promise<number> {
  await sweep()
  const body = JSON.stringify(textEvent(1, 1))
  return (
    await pgbench({ url: stage.townUrl, sql: ONE_EVENT, variables: { body }, clients: CONNECTIONS, seconds: SECONDS })
  ).tps
}

const requests = writeRequests(webhooks(SECONDS * MOST_A_SECOND))

/** Events a second that were answered 200, each of which is in its table afterwards. */
async function accepted({ port }: RunningProgram): Promise<number> {
  await sweep()
  const { perSecond, answered } = await flood(port, CONNECTIONS, SECONDS, requests.path)
  const there = Number((await stage.owner.query('select count(*) from inquiries.line_events')).rows[0].count)
  // The generator ends without waiting for its last answers, one a connection at most.
  if (there < answered || there > answered + CONNECTIONS) throw new Error(`${answered} answered, ${there} stored`)
  return perSecond
}

const web = await startProgram(stage, 8931, { ROLE: 'web' })
await accepted(web) // both sides warm
const rounds: { pgbench: number; madoguchi: number }[] = []
for (let round = 0; round < ROUNDS; round++) rounds.push({ pgbench: await yardstick(), madoguchi: await accepted(web) })
requests.remove()
await web.stop()
const sides = {
  madoguchi: rounded(median(rounds.map(({ madoguchi }) => madoguchi)), 0),
  pgbench: rounded(median(rounds.map(({ pgbench }) => pgbench)), 0),
}
say({
  figure: `webhook: durable events per second at ${CONNECTIONS} connections, against pgbench`,
  unit: '×',
  atLeast: 1,
  ...overRounds(rounds.map(({ madoguchi, pgbench }) => madoguchi / pgbench)),
  sides,
})

/** Takes connections and never answers. */
const silent = createServer(() => {})
await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
const LINE = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
const hanging = { LOG_LEVEL: 'fatal', LINE_API_BASE_URL: LINE, LINE_DATA_API_BASE_URL: LINE } // every look at LINE fails
const all = await startProgram(stage, 8932, { ROLE: 'all', ...hanging })
const rate = sides.madoguchi / 2
const p99s: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  await sweep()
  const plan = { port: all.port, connections: CONNECTIONS, seconds: SECONDS, rate }
  const seen = await loadFrom(plan, webhooks(Math.ceil(SECONDS * rate * 1.1)))
  if (seen.refused > 0) throw new Error(`${seen.refused} webhooks were not accepted`)
  p99s.push(quantile(seen.latencies, 0.99))
}
say({
  figure: 'webhook: p99 of the 200 at half that load while LINE hangs, worker in the same process',
  unit: 'ms',
  atMost: 200,
  ...overRounds(p99s, 1),
})
await all.stop()
silent.close()
await stage.close()
end()
