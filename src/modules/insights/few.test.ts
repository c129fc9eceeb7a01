import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FEWEST, isSmall } from './few.ts'

test('too few to show are those of somebody, up to one less than the fewest; none are nobody', () => {
  assert.deepEqual(
    [0, 1, FEWEST - 1, FEWEST, FEWEST + 1].map((count) => isSmall(count)),
    [false, true, true, false, false],
  )
})
