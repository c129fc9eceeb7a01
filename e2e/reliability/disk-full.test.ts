// T7: the disk under DATA_DIR fills up: no 200 that is lost, and all is well when there is room again.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clerkAt } from './clerk.ts'
import { allQuiet, holds, lostEvents, reckon } from './reckoning.ts'
import { acceptedEvents, residentsOf } from './residents.ts'
import { type Scene, setScene } from './scene.ts'
import { until } from './until.ts'

const SIZE = '256m'

/** A disk of its own in memory; a reason where this machine does not let us have one. */
function smallDisk(): { path: string } | { reason: string } {
  const path = mkdtempSync(join(tmpdir(), 'madoguchi-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', path], {
    encoding: 'utf8',
  })
  if (mounted.status === 0) return { path }
  rmdirSync(path)
  return { reason: `no tmpfs can be mounted here: ${(mounted.stderr || mounted.error?.message || '').trim()}` }
}

async function sceneOn(path: string): Promise<Scene> {
  const settings = { min_wal_size: '32MB', max_wal_size: '64MB' }
  const scene = await setScene({ dataDir: join(path, 'data'), settings })
  scene.closing.unshift(async () => {
    spawnSync('umount', [path])
    rmdirSync(path)
  })
  return scene
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const handle = openSync(file, 'w')
  const [large, small] = [Buffer.alloc(1024 * 1024), Buffer.alloc(4096)]
  for (const block of [large, small]) {
    try {
      for (;;) writeSync(handle, block)
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC')
    }
  }
  closeSync(handle)
}

const disk = smallDisk()
const scene = 'path' in disk ? await sceneOn(disk.path) : undefined

test(
  'the disk is full: webhooks get no 200, nothing accepted is lost, and it goes on when there is room',
  {
    skip: 'reason' in disk && disk.reason,
  },
  async (t) => {
    assert.ok(scene && 'path' in disk)
    const { line, program, owner, url } = scene
    await program.start()
    const clerk = await clerkAt(url, owner)
    const residents = await residentsOf(scene, 12)
    const goesOn = (count: number) => {
      const goal = acceptedEvents(line).length + count
      return until('residents are answered', () => acceptedEvents(line).length >= goal)
    }
    await goesOn(60)
    const ballast = join(disk.path, 'ballast')
    fill(ballast)
    const events = () => [...line.ledger.events.values()]
    await until(
      'all of them wait for an answer',
      () => events().filter(({ state }) => state === 'redelivering').length === 12,
    )
    assert.ok(events().some(({ attempts }) => attempts.some(({ status }) => status === 500)))
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    const before = acceptedEvents(line)
    rmSync(ballast)
    await goesOn(60)
    assert.deepEqual(await lostEvents(scene, before), [])
    await residents.hush()
    await allQuiet(scene)
    assert.ok(program.alive(), program.said())
    holds(t, await reckon(scene, clerk))
  },
)
