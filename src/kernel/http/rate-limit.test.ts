import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#lib/refusal.ts'
import { testTown } from '../../testing/town.ts'
import { forgetAttempts, giveBack } from './rate-counters.queries.ts'
import { limit, networkOf } from './rate-limit.ts'

const town = await testTown({ at: '2026-11-24T09:50:30+09:00' })
const { db } = town.municipality
const THREE = { max: 3, per: { minutes: 10 } }
const attempt = async (key: string) => {
  try {
    await limit(db, town.clock(), key, THREE)
    return 'let through'
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.message}`
    throw error
  }
}

test('the one too many is refused until the window is over, and told when', async () => {
  for (let time = 0; time < 3; time++) assert.equal(await attempt('a'), 'let through')
  const refused = '429 続けて試せる回数を超えました。10:01を過ぎてから、もう一度お試しください。'
  assert.equal(await attempt('a'), refused)
  town.clock.advance({ minutes: 9, seconds: 59 })
  assert.equal(await attempt('a'), refused)
  town.clock.advance({ seconds: 1 })
  assert.equal(await attempt('a'), 'let through')
})

test('attempts at the same moment are all counted', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('b')))
  assert.equal(answers.filter((answer) => answer === 'let through').length, 3)
})

test('keys do not count for each other; a good attempt can be taken back, or all forgotten', async () => {
  for (let time = 0; time < 3; time++) await attempt('c')
  assert.equal(await attempt('d'), 'let through')
  await giveBack(db, 'c')
  assert.equal(await attempt('c'), 'let through')
  assert.notEqual(await attempt('c'), 'let through')
  await forgetAttempts(db, 'c')
  assert.equal(await attempt('c'), 'let through')
})

test('whoever has a whole IPv6 network counts as one', () => {
  const table: [string, string][] = [
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::ffff', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ]
  for (const [address, network] of table) assert.equal(networkOf(address), network, address)
})
