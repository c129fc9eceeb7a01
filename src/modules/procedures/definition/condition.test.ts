import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer, Answers } from './answers.ts'
import { type Condition, fieldsRead, holds } from './condition.ts'

const answers: Answers = { use: 'home', wishes: ['a', 'b'], people: 3, children: [{}, {}], note: 'はい' }

const table: [Condition, boolean][] = [
  [{ field: 'use', is: 'home' }, true],
  [{ field: 'use', is: 'other' }, false],
  [{ field: 'wishes', is: 'b' }, true],
  [{ field: 'wishes', oneOf: ['c', 'a'] }, true],
  [{ field: 'people', is: 3 }, true],
  [{ field: 'people', is: '3' }, false],
  [{ field: 'people', atLeast: 3 }, true],
  [{ field: 'people', atLeast: 4 }, false],
  [{ field: 'people', atMost: 3 }, true],
  [{ field: 'children', atLeast: 2 }, true],
  [{ field: 'children', atMost: 1 }, false],
  [{ field: 'note', filled: true }, true],
  [{ field: 'absent', filled: false }, true],
  [{ field: 'absent', atMost: 9 }, false],
  [{ field: 'absent', is: 'home' }, false],
  [{ field: 'note', atLeast: 0 }, false],
  [{ field: 'constructor', filled: true }, false],
  [{ field: '__proto__', filled: true }, false],
  [{ not: { field: 'absent', is: 'home' } }, true],
  [
    {
      all: [
        { field: 'use', is: 'home' },
        { field: 'people', atLeast: 4 },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { field: 'use', is: 'other' },
        { field: 'people', atLeast: 3 },
      ],
    },
    true,
  ],
]

for (const [condition, expected] of table) {
  test(`${JSON.stringify(condition)} is ${expected}`, () => assert.equal(holds(condition, answers), expected))
}

test('what has no condition is always asked', () => assert.equal(holds(undefined, {}), true))

const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'toString')
const values = fc.oneof(fc.constantFrom('x', 'y', ''), fc.integer({ min: -2, max: 3 }))
const { conditions } = fc.letrec<{ conditions: Condition }>((tie) => ({
  conditions: fc.oneof(
    { maxDepth: 4 },
    fc.record({ field: ids, is: values }),
    fc.record({ field: ids, oneOf: fc.array(values, { minLength: 1, maxLength: 3 }) }),
    fc.record({ field: ids, atLeast: fc.integer({ min: -1, max: 3 }) }),
    fc.record({ field: ids, atMost: fc.integer({ min: -1, max: 3 }) }),
    fc.record({ field: ids, filled: fc.boolean() }),
    fc.record({ all: fc.array(tie('conditions'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('conditions'), { maxLength: 3 }) }),
    fc.record({ not: tie('conditions') }),
  ),
}))
const anyAnswers = fc.dictionary(
  ids,
  fc.oneof(
    fc.constantFrom<Answer>('x', 'y'),
    fc.integer({ min: 0, max: 3 }),
    fc.constant(true as const),
    fc.constant<Answer>(['x']),
    fc.constant<Answer>([{}, {}]),
  ),
)

test('every condition holds or does not, whatever was answered, and the opposite of its opposite is itself', () => {
  fc.assert(
    fc.property(conditions, anyAnswers, (condition, given) => {
      const held = holds(condition, given)
      assert.equal(typeof held, 'boolean')
      assert.equal(holds({ not: condition }, given), !held)
      assert.equal(holds({ not: { not: condition } }, given), held)
    }),
  )
})

test('an answer to a field that a condition does not look at changes nothing', () => {
  fc.assert(
    fc.property(conditions, anyAnswers, anyAnswers, (condition, given, others) => {
      const read = new Set(fieldsRead(condition))
      const mixed: Answers = { ...given }
      for (const id of Object.keys(others)) if (!read.has(id) && others[id] !== undefined) mixed[id] = others[id]
      assert.equal(holds(condition, mixed), holds(condition, given))
    }),
  )
})
