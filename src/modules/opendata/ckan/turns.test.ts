import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { test } from 'node:test'
import { turns } from './turns.ts'

test('so many are at work at once, the others follow in their order, and the one too many is told', async () => {
  const inTurn = turns(2, 3, () => new Error('busy'))
  const begun: number[] = []
  const ends: PromiseWithResolvers<void>[] = []
  const come = (number: number) =>
    inTurn(async () => {
      begun.push(number)
      ends[number] = Promise.withResolvers()
      await ends[number].promise
      return number
    })
  const all = [0, 1, 2, 3, 4].map(come)
  await assert.rejects(come(5), /busy/)
  await setImmediate()
  assert.deepEqual(begun, [0, 1])

  ends[1]!.reject(new Error('failed'))
  await assert.rejects(all[1]!, /failed/)
  await setImmediate()
  assert.deepEqual(begun, [0, 1, 2])

  for (const number of [0, 2, 3, 4]) {
    ends[number]!.resolve()
    assert.equal(await all[number], number)
    await setImmediate()
  }
  assert.deepEqual(begun, [0, 1, 2, 3, 4])

  const again = come(6) // nobody is there any more: a turn is free at once
  ends[6]!.resolve()
  assert.equal(await again, 6)
})
