import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import type { Tally } from './run-test-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-runner-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the runner in a process of its own: node refuses to run tests within tests. */
function tallyOf(contents: Record<string, string>, limitMs = 60_000): Tally {
  const files = Object.entries(contents).map(([name, source]) => {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, source)
    return file
  })
  const runner = join(import.meta.dirname, 'run-test-files.ts')
  const script = join(folder, 'run.mjs')
  writeFileSync(
    script,
    `const { runTestFiles } = await import(${JSON.stringify(runner)})
    console.log(JSON.stringify(await runTestFiles(${JSON.stringify(files)}, process.stderr, ${limitMs})))`,
  )
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env
  const done = spawnSync(process.execPath, [script], { env, encoding: 'utf8' })
  return JSON.parse(done.stdout) as Tally
}

const tests = (body: string) => `import { describe, test } from 'node:test'\n${body}`

/** What files that share a process say of themselves. */
const TOWN = '// testing/town\n'

test('the runner counts what passed, failed and was skipped', () => {
  const { passed, failed, skipped } = tallyOf({
    'mixed.test.ts': tests(`describe('desk', () => {
      test('a', () => {}); test('b', () => {}); test('c', { skip: true }, () => {})
      test('d', () => { throw new Error('no') }) })`),
  })
  assert.deepEqual({ passed, failed, skipped }, { passed: 2, failed: 1, skipped: 1 })
})

test('a file that runs no test, or leaves before its tests, is a failure', () => {
  const tally = tallyOf({ 'empty.test.ts': 'export {}\n', 'leaves.test.ts': 'process.exit(0)\n' })
  assert.equal(tally.failed, 2)
  assert.deepEqual(tally.empty.map((file) => file.split('/').at(-1)).sort(), ['empty.test.ts', 'leaves.test.ts'])
})

test('files that share a process count one by one: one that waits, one that fails, and one without a test', () => {
  const tally = tallyOf({
    'src/kernel/waits.test.ts': `${TOWN}${tests('')}await new Promise((resolve) => setTimeout(resolve, 50))\ntest('a', () => {})`,
    'src/kernel/fails.test.ts': TOWN + tests(`test('b', () => {}); test('c', () => { throw new Error('no') })`),
    'src/kernel/silent.test.ts': `${TOWN}export {}\n`,
  })
  assert.equal(tally.passed, 2)
  assert.equal(tally.failed, 2)
  assert.deepEqual(
    tally.empty.map((file) => file.split('/').at(-1)),
    ['silent.test.ts'],
  )
  assert.equal(tally.took.length, 1)
})

test('of files that share a process one that cannot be loaded hides none before it, and is a failure', () => {
  const { passed, failed } = tallyOf({
    'src/kernel/good.test.ts': TOWN + tests(`test('a', () => {})`),
    'src/kernel/broken.test.ts': `${TOWN}import './nowhere.ts'\n`,
    'src/kernel/never.test.ts': TOWN + tests(`test('b', () => {})`),
  })
  assert.equal(passed, 1)
  assert.ok(failed >= 2) // the one that is broken, and the one that was not reached
})

test('a file that cannot be loaded is a failure, and what it said is kept', () => {
  const { failed, broken } = tallyOf({ 'broken.test.ts': "import './nowhere.ts'\n" })
  assert.equal(failed, 1)
  assert.match(broken[0]!.said, /Cannot find module .*nowhere\.ts/)
})

test('a file that never ends fails when its time is over, also one that does not want to hear of it', () => {
  const forever = `test('waits', () => new Promise(() => setInterval(() => {}, 1000)))`
  const { passed, failed } = tallyOf(
    { 'waits.test.ts': tests(forever), 'deaf.test.ts': tests(`process.on('SIGTERM', () => {})\n${forever}`) },
    1_000,
  )
  assert.deepEqual({ passed, failed: failed >= 2 }, { passed: 0, failed: true })
})
