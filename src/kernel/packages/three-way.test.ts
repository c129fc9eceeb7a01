import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Difference, merge, type Things, threeWay } from './three-way.ts'

const value = fc.oneof(fc.constantFrom('あ', 'い', 'う'), fc.array(fc.constantFrom('水道', 'ごみ'), { maxLength: 2 }))
const thing = fc.record(
  { kind: fc.constantFrom('text', 'choice'), label: value, hint: value },
  { requiredKeys: ['kind'], noNullPrototype: true },
)
const things = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), thing, { maxKeys: 4, noNullPrototype: true })
  .map((all) => new Map(Object.entries(all)))
const plain = (all: Things) => Object.fromEntries(all)
const adopted = (
  base: Things | undefined,
  ours: Things,
  theirs: Things,
  choose?: (one: Difference) => 'ours' | 'theirs',
) => plain(merge(ours, threeWay(base, ours, theirs), choose))

test('where the other town changed nothing, ours stays as it is', () => {
  fc.assert(fc.property(things, things, (base, ours) => assert.deepEqual(adopted(base, ours, base), plain(ours))))
})

test('where we changed nothing, theirs is what we get', () => {
  fc.assert(fc.property(things, things, (base, theirs) => assert.deepEqual(adopted(base, base, theirs), plain(theirs))))
})

test('the same change on both sides is no conflict, and nothing has to be chosen', () => {
  fc.assert(
    fc.property(things, things, (base, changed) => {
      const differences = threeWay(base, changed, changed)
      assert.ok(differences.every(({ changedBy }) => changedBy === 'both'))
      assert.deepEqual(adopted(base, changed, changed), plain(changed))
    }),
  )
})

test('whoever chooses theirs everywhere has theirs, with a base or without; and ours in the same way', () => {
  fc.assert(
    fc.property(fc.option(things, { nil: undefined }), things, things, (base, ours, theirs) => {
      assert.deepEqual(
        adopted(base, ours, theirs, () => 'theirs'),
        plain(theirs),
      )
      assert.deepEqual(
        adopted(base, ours, theirs, () => 'ours'),
        plain(ours),
      )
    }),
  )
})

const conflicts = (all: Difference[]) =>
  all.flatMap((one) => (one.changedBy === 'either' ? [`${one.thing} ${one.attribute}`] : [])).toSorted()

test('the two towns see the same conflicts, each from its own side', () => {
  fc.assert(
    fc.property(things, things, things, (base, ours, theirs) => {
      assert.deepEqual(conflicts(threeWay(base, ours, theirs)), conflicts(threeWay(base, theirs, ours)))
    }),
  )
})

test('changes of different attributes of one thing both come in; of one attribute, somebody has to choose', () => {
  const base = new Map([['a', { kind: 'text', label: 'お名前', hint: '' }]])
  const ours = new Map([['a', { kind: 'text', label: '氏名', hint: '' }]])
  const theirs = new Map([['a', { kind: 'text', label: 'お名前', hint: '住民票のとおりに' }]])
  assert.deepEqual(adopted(base, ours, theirs), { a: { kind: 'text', label: '氏名', hint: '住民票のとおりに' } })
  const other = new Map([['a', { kind: 'text', label: '申請する方', hint: '' }]])
  const [conflict, ...more] = threeWay(base, ours, other)
  assert.deepEqual([conflict?.attribute, conflict?.changedBy, more], ['label', 'either', []])
})

test('what they took away and we had changed is kept until somebody chooses', () => {
  const base = new Map([['a', { kind: 'text', label: 'お名前' }]])
  const ours = new Map([['a', { kind: 'text', label: '氏名' }]])
  const [conflict] = threeWay(base, ours, new Map())
  assert.deepEqual([conflict?.changedBy, conflict?.theirs], ['either', undefined])
  assert.deepEqual(adopted(base, ours, new Map()), plain(ours))
})

test('without a base nobody knows who changed what: every difference of wording has to be chosen', () => {
  const [only, ...more] = threeWay(undefined, new Map([['a', { label: 'い' }]]), new Map([['a', { label: 'あ' }]]))
  assert.deepEqual([only?.changedBy, more], ['either', []])
})

test('without a base, what reads alike in both towns is no difference', () => {
  fc.assert(fc.property(things, (same) => assert.deepEqual(threeWay(undefined, same, same), [])))
  const [ours, theirs] = [new Map([['a', { label: 'い', hint: '' }]]), new Map([['a', { label: 'あ', hint: '' }]])]
  assert.deepEqual(
    threeWay(undefined, ours, theirs).map(({ attribute }) => attribute),
    ['label'],
  )
})
