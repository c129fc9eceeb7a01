import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure } from './measures.ts'

test('the measures are what one computes by hand', () => {
  const grades = new Map([
    ['a', 3],
    ['b', 1],
    ['c', 0],
  ])
  const { questions, ...means } = measure([
    { found: ['x', 'a', 'c', 'y', 'z', 'b'], grades }, // answers at places 2 and 6
    { found: ['b'], grades: new Map([['b', 2]]) },
    { found: ['x'], grades: new Map([['a', 1]]) },
    { found: ['x'], grades: new Map([['a', 0]]) }, // nothing answers it: not measured
  ])
  assert.equal(questions, 3)
  const rounded = Object.fromEntries(Object.entries(means).map(([name, value]) => [name, Number(value.toFixed(6))]))
  assert.deepEqual(rounded, {
    sr1: 0.333333, // 0, 1, 0
    sr5: 0.666667, // 1, 1, 0
    p5: 0.133333, // 1/5, 1/5, 0
    map: 0.472222, // (1/2 + 2/6) / 2, 1, 0
    mrr: 0.5, // 1/2, 1, 0
    ndcg10: 0.5398, // (3/log2 3 + 1/log2 7) / (3 + 1/log2 3), 1, 0
  })
})

test('without anything to measure, all is 0', () => {
  assert.deepEqual(measure([]), { questions: 0, sr1: 0, sr5: 0, p5: 0, map: 0, mrr: 0, ndcg10: 0 })
})
