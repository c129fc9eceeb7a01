import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMinato, installation } from './installation.fixture.ts'

const { json, run } = installation('minato')
const driven = (...line: string[]) => json(['attendance', 'driven', ...line])

test('a section whose work others drive is set from a day on, listed, and ended; the trail keeps who did', async () => {
  await json(createMinato)
  assert.deepEqual((await driven()).sections, [])
  const { exit, sections } = await driven('--section', 'minato', '--from', '2026-04-01')
  assert.deepEqual([exit, sections], [0, [{ code: 'minato', section: 'みなと町', from: '2026-04-01', to: null }]])
  assert.equal((await driven('--section', 'minato', '--from', '2026-10-01')).exit, 1, 'it is one already')
  assert.equal((await driven('--section', 'nowhere', '--from', '2026-10-01')).exit, 1)
  assert.equal((await driven('--section', 'minato', '--to', '2027-04-01')).sections[0].to, '2027-04-01')
  assert.equal((await driven('--section', 'minato', '--to', '2028-04-01')).exit, 1, 'it is none then')
  const { stdout } = await run(['attendance', 'driven'])
  assert.match(stdout, /minato みなと町: 2026-04-01 から 2027-03-31 まで/)
})

test('a day that is none, and half a command, say how it is called', async () => {
  for (const line of [
    ['--section', 'minato'],
    ['--from', '2026-04-01'],
    ['--section', 'minato', '--from', '2026-04-31x'],
    ['--section', 'minato', '--from', '2026-04-01', '--to', '2027-04-01'],
  ])
    assert.equal((await run(['attendance', 'driven', ...line])).code, 2, line.join(' '))
})
