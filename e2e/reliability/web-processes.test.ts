// Several processes on one port: together they are one program, and one that falls comes back.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { clerkAt } from './clerk.ts'
import { allQuiet, holds, reckon } from './reckoning.ts'
import { acceptedEvents, residentsOf } from './residents.ts'
import { setScene } from './scene.ts'
import { until } from './until.ts'

const PROCESSES = 2
const scene = await setScene({ env: { WEB_PROCESSES: String(PROCESSES) } })
const { line, owner, program, url } = scene
await program.start()
const clerk = await clerkAt(url, owner)

function webProcesses(): number[] {
  const first = program.pid()
  const children = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').trim().split(' ').map(Number)
  return children.filter(isNode)
}

function isNode(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('node')
  } catch {
    return false // gone meanwhile
  }
}

const figures = async () => (await fetch(`${url}/metrics`)).text()
const figure = (text: string, name: string) =>
  Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN)

test('the figures of all of them are told as one, whichever is asked', async () => {
  const text = await figures()
  assert.equal(figure(text, 'madoguchi_up'), PROCESSES)
})

test('one after the other is killed in a storm: the port goes on answering, and nothing accepted is lost', async (t) => {
  const residents = await residentsOf(scene, 12)
  for (let round = 0; round < 2 * PROCESSES; round++) {
    const goal = acceptedEvents(line).length + 30
    await until('residents are answered', () => acceptedEvents(line).length >= goal)
    const [victim] = webProcesses()
    assert.ok(victim)
    process.kill(victim, 'SIGKILL')
    await until('another takes its place', () => {
      const now = webProcesses()
      return now.length === PROCESSES && !now.includes(victim)
    })
  }
  await residents.hush()
  await allQuiet(scene)
  holds(t, await reckon(scene, clerk))
})

test('told to stop, the first takes the others along', async () => {
  const others = webProcesses()
  await program.stop()
  for (const pid of others) assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' })
})
