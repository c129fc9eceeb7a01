// T2: kill -9 of PostgreSQL while residents write: no 200 without a durable row. For hundreds of kills: KILL_ROUNDS=200 TEST_FILE_MINUTES=30.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { clerkAt } from './clerk.ts'
import { serverProcesses } from './database.ts'
import { allQuiet, holds, lostEvents, reckon } from './reckoning.ts'
import { acceptedEvents, residentsOf } from './residents.ts'
import { setScene } from './scene.ts'
import { until } from './until.ts'

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20)
const scene = await setScene()
const { line, program, owner } = scene

const accepted = () => acceptedEvents(line).length

/** Kills one backend, the postmaster alone, or everything at once, in turn. */
function killServer(round: number): void {
  const [postmaster, ...others] = serverProcesses(scene)
  const victims = [[others.at(-1)], [postmaster], [postmaster, ...others]][round % 3] ?? []
  for (const pid of victims) if (pid) process.kill(pid, 'SIGKILL')
}

async function goesOn(): Promise<void> {
  const goal = accepted() + 20 + Math.floor(Math.random() * 60)
  await until('LINE was told 200 some more times', () => accepted() >= goal)
}

test(`PostgreSQL is killed ${ROUNDS} times in a storm: the program lives on, and every event answered 200 is there and worked off`, async (t) => {
  await program.start()
  const clerk = await clerkAt(scene.url, owner)
  const residents = await residentsOf(scene, 24)
  for (let round = 0; round < ROUNDS; round++) {
    await goesOn()
    const before = acceptedEvents(line)
    killServer(round)
    assert.deepEqual(await lostEvents(scene, before), [])
  }
  await goesOn()
  await residents.hush()
  await allQuiet(scene)
  assert.ok(program.alive(), program.said())
  holds(t, await reckon(scene, clerk))
})

test('control: the same kill loses what was answered 200 where commits are not waited for', async (t) => {
  await owner.query(`alter system set wal_writer_delay = '10s'`)
  await owner.query(`alter database reliability_town set synchronous_commit = off`)
  await owner.query('select pg_reload_conf()')
  await program.kill()
  await program.start() // settings of a database hold for new connections
  const residents = await residentsOf(scene, 24)
  await goesOn()
  const before = acceptedEvents(line)
  killServer(2)
  await residents.hush()
  const lost = await lostEvents(scene, before)
  t.diagnostic(JSON.stringify({ accepted: before.length, lost: lost.length }))
  assert.notEqual(lost.length, 0)
})
