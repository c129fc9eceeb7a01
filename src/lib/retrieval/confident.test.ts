import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confidentOnes } from './confident.ts'

const found = (share: number, ...scores: number[]) => scores.map((score, at) => ({ id: at + 1, score, share }))

test('what shares little with the question, or fits no better than everything else, is offered to nobody', () => {
  for (const [what, these, offered] of [
    ['nothing was found', [], []],
    ['one everyday word in common', found(0.2, 9, 2, 1, 1), []],
    ['the first stands out', found(0.3, 9, 3, 2, 1), [1]],
    ['the others are near it', found(0.3, 9, 8, 4, 1), [1, 2, 3]],
    ['it fits everything alike', found(0.6, 9, 8, 8, 8), []],
    ['just at both limits', found(0.25, 9, 7, 7, 6), [1, 2, 3]],
    ['few were found', found(0.5, 9, 8), [1, 2]],
  ] as const)
    assert.deepEqual(
      confidentOnes(these, 3).map(({ id }) => id),
      offered,
      what,
    )
})
