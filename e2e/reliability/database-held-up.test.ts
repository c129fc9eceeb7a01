// T9: connections run out, the database is slow or does not move at all: durable, or not 200; and the probes tell the truth.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { clerkAt } from './clerk.ts'
import { serverProcesses } from './database.ts'
import { allQuiet, holds, reckon } from './reckoning.ts'
import { acceptedEvents, residentsOf } from './residents.ts'
import { setScene } from './scene.ts'
import { until } from './until.ts'

const scene = await setScene({ settings: { max_connections: '30' }, env: { DATABASE_POOL: '4' } })
const { line, owner, program, server, url } = scene
await program.start()
const clerk = await clerkAt(url, owner)

const probe = async (path: string) => (await fetch(url + path)).status
const unanswered = () => [...line.ledger.events.values()].filter(({ state }) => state === 'redelivering').length

/** Residents write; the fault comes; it goes when `isSeen`; and nothing that was answered 200 is missing. */
async function through(t: TestContext, fault: () => Promise<() => Promise<void>>, whileItLasts: () => Promise<void>) {
  const residents = await residentsOf(scene, 12)
  const goal = acceptedEvents(line).length + 40
  await until('residents write', () => acceptedEvents(line).length >= goal)
  const end = await fault()
  try {
    await until('all of them wait for an answer', () => unanswered() === 12)
    const before = acceptedEvents(line).length
    await whileItLasts()
    assert.equal(await probe('/healthz'), 200)
    assert.equal(acceptedEvents(line).length, before, 'a webhook was answered 200')
  } finally {
    await end()
  }
  const after = acceptedEvents(line).length + 40
  await until('residents are answered again', () => acceptedEvents(line).length >= after)
  await residents.hush()
  await until('ready again', async () => (await probe('/readyz')) === 200)
  await allQuiet(scene)
  assert.ok(program.alive(), program.said())
  holds(t, await reckon(scene, clerk))
}

async function lockTheEvents(): Promise<() => Promise<void>> {
  const holder = await owner.connect()
  await holder.query('begin; lock table inquiries.line_events in access exclusive mode')
  return async () => {
    await holder.query('rollback')
    holder.release()
  }
}

test('the table of events is locked for long: webhooks get no 200 until their events are stored', async (t) => {
  await through(t, lockTheEvents, async () => assert.equal(await probe('/readyz'), 200))
})

/** Takes every connection the server has; the program's own are cut and not given back. */
async function takeEveryConnection(): Promise<() => Promise<void>> {
  const holders: pg.Client[] = []
  const open = async () => {
    const holder = new pg.Client({ connectionString: server.url('postgres'), application_name: 'holder' })
    holder.on('error', () => {})
    await holder.connect()
    return holders.push(holder)
  }
  await open()
  await until('nobody else has a connection', async () => {
    const others = await holders[0]!.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where backend_type = 'client backend' and application_name <> 'holder'`,
    )
    for (let free = true; free;) free = await open().then(Boolean, () => false)
    return others.rowCount === 0
  })
  return async () => void (await Promise.all(holders.map((holder) => holder.end())))
}

test('every connection is taken: webhooks are refused, the probe says not ready, and all is well when they are given back', (t) =>
  through(t, takeEveryConnection, async () => {
    assert.equal(await probe('/readyz'), 503)
    const answers = [...line.ledger.events.values()].flatMap(({ attempts }) => attempts.map(({ status }) => status))
    assert.ok(answers.includes(500), `answered ${[...new Set(answers)].join(', ')}`)
  }))

test('the database stands still without breaking a connection: the probe says not ready instead of waiting with it', (t) =>
  through(
    t,
    async () => {
      const frozen = serverProcesses(scene)
      for (const pid of frozen) process.kill(pid, 'SIGSTOP')
      return async () => {
        for (const pid of frozen) process.kill(pid, 'SIGCONT')
      }
    },
    async () => assert.equal(await probe('/readyz'), 503),
  ))
