import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#lib/db/connect.ts'
import { testTown } from '../../../testing/town.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { mattersOf } from '../index.ts'
import { applyApproval } from './approve.ts'
import { getCirculation } from './get-circulation.ts'

const town = await testTown()
const db: Db = town.municipality.db
const people = peopleOf(town)
const { act, propose, stateOf, historyOf } = people
const [head, chief, clerk] = ['sato', 'suzuki', 'takahashi']
const ROUNDS = 12

/** Waits for the head, who is away: both the head and the stand-in may decide. */
async function bothMayDecide(): Promise<number> {
  const id = await propose(clerk)
  await act(chief, id, 'decision')
  return id
}
await people.away(head, '2026-11-24T00:00+09:00', '2026-11-25T00:00+09:00')

test('the head and the stand-in decide in the same moment: one decision, and the other is told', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const id = await bothMayDecide()
    const answers = await Promise.all([act(head, id, 'decision'), act(chief, id, 'decision')])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
    const history = await historyOf(id)
    assert.equal(history.filter((one) => one.startsWith('decide')).length, 1, String(history))
  }
})

test('one returns while the other decides: what happened is one of the two', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const id = await bothMayDecide()
    const words = '確かめてください'
    const answers = await Promise.all([act(head, id, 'return', { words }), act(chief, id, 'decision')])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
    const ends = (await historyOf(id)).filter((one) => /^(decide|return)/.test(one))
    assert.equal(ends.length, 1, String(ends))
    assert.equal(await stateOf(id), ends[0]!.startsWith('return') ? 'returned' : 'decided')
  }
})

test('the proposer withdraws while it is decided: it is decided or withdrawn, never both', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const id = await bothMayDecide()
    const answers = await Promise.all([act(clerk, id, 'withdrawal'), act(head, id, 'decision')])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
    assert.equal((await historyOf(id)).filter((one) => /^(decide|withdraw)/.test(one)).length, 1)
  }
})

test('a double click is one act', async () => {
  const id = await propose(clerk)
  const step = await people.stepOf(id)
  const press = () => town.post(`/console/approvals/${id}/decision`, { step }, chief)
  const statuses = (await Promise.all([press(), press(), press()])).map(({ status }) => status)
  assert.deepEqual(statuses.toSorted(), [303, 409, 409])
})

test('control: without waiting for each other, two who read the same moment both stamp the step', async () => {
  const id = await propose(clerk)
  const { municipality, program } = town
  const [staff, office] = [await people.staffOf(chief), { municipality, matters: mattersOf(program, []) }]
  const stepId = Number(await people.stepOf(id))
  const read = Promise.withResolvers<void>()
  let readers = 0
  const unguarded = () =>
    db.transaction().execute(async (tx) => {
      const circulation = await getCirculation(tx, town.clock(), staff, id) // without holdProposal
      if (++readers === 2) read.resolve()
      await read.promise
      return applyApproval(tx, office, town.clock(), staff, circulation, { stepId })
    })
  await Promise.all([unguarded(), unguarded()])
  const history = await historyOf(id)
  assert.equal(history.filter((one) => one.startsWith('approve')).length, 2, 'the race is real')
})
