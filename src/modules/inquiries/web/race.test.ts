import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { testTown, type TestTown } from '../../../testing/town.ts'
import { withoutTurns } from '../../../testing/without-turns.ts'

const AT_ONCE = 8

/** One form, sent many times in the same moment. */
async function sendAtOnce(town: TestTown) {
  await town.owner.query('delete from kernel.rate_counters')
  const form = { name: '青空 花子', text: '一度だけ聞きます', key: randomUUID() }
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => town.post('/inquiries', form)))
  const { rows } = await town.owner.query('select count(*)::int as count from inquiries.conversations')
  return { statuses: answers.map(({ status }) => status), conversations: rows[0].count as number }
}

test('one form that is sent many times in the same moment opens one conversation, and every answer leads there', async () => {
  const town = await testTown()
  const { statuses, conversations } = await sendAtOnce(town)
  assert.deepEqual(new Set(statuses), new Set([303]))
  assert.equal(conversations, 1)
})

test('without waiting for one’s turn, each opens its own: so it is the turn that helps', async () => {
  const town = await testTown()
  await withoutTurns(town)
  assert.ok((await sendAtOnce(town)).conversations > 1)
})
