import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lateWaits } from './late-waits.ts'

test('a wait at the top below a test is found, and no other', () => {
  const source = [
    'const town = await testTown()',
    "test('a', async () => { await town.work() })",
    'const look = async () => await town.request()',
    'const late = await look()',
    'for (const one of [1]) test(`b ${one}`, () => {})',
    'const list = [1, [await look()]]',
  ].join('\n')
  assert.deepEqual(lateWaits('a.test.ts', source), [4, 6])
  assert.deepEqual(lateWaits('b.test.ts', "for (const n of [1]) test('c', () => {})\nawait 0"), [2])
  assert.deepEqual(lateWaits('c.test.ts', 'await 0\nawait 1'), [])
})

test('no test file waits at its top below a test: the runner would end it there, and lose what follows', () => {
  const files = globSync('{src,simulators,tools,e2e}/**/*.test.{ts,tsx}')
  assert.ok(files.length > 300)
  const found = files.flatMap((file) => lateWaits(file, readFileSync(file, 'utf8')).map((line) => `${file}:${line}`))
  assert.deepEqual(found, [])
})
