// 宛先, the night and the cost: rules without a town.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn, type Audience, isAddressed, peopleInWords } from './audience.ts'
import { reasonAgainstCost } from './cost.ts'
import { mayGoFrom } from './night.ts'

const on = Temporal.PlainDate.from('2026-11-24')
const to = (more: Partial<Extract<Audience, { kind: 'subscribers' }>> = {}) => ({
  kind: 'subscribers' as const,
  topicIds: [1, 2],
  wardIds: [],
  ages: null,
  ...more,
})
const who = (more = {}) => ({ lineUserId: 'U', topicIds: [2], wardId: 7, children: ['2023-04', '2012-01'], ...more })

test('a broadcast is for whoever chose one of its topics, lives in one of its wards and has a child of that age', () => {
  const cases: [boolean, ReturnType<typeof to>, ReturnType<typeof who>][] = [
    [true, to(), who()],
    [false, to(), who({ topicIds: [3] })],
    [false, to(), who({ topicIds: [] })],
    [true, to({ wardIds: [7, 8] }), who()],
    [false, to({ wardIds: [8] }), who()],
    [false, to({ wardIds: [8] }), who({ wardId: null })],
    [true, to({ ages: { from: 3, until: 3 } }), who()],
    [false, to({ ages: { from: 4, until: 10 } }), who()],
    [false, to({ ages: { from: 0, until: 20 } }), who({ children: [] })],
    [false, to({ topicIds: [1], ages: { from: 3, until: 3 } }), who()],
  ]
  for (const [expected, audience, person] of cases)
    assert.equal(isAddressed(audience, person, on), expected, JSON.stringify([audience, person]))
})

test('a child is a year older from the first day of the month in which it was born', () => {
  const ages = ['2026-11', '2026-01', '2025-12', '2025-11', '2023-12', '2023-11'].map((born) => ageOn(born, on))
  assert.deepEqual(ages, [0, 0, 0, 1, 2, 3])
  assert.equal(ageOn('2023-12', Temporal.PlainDate.from('2026-12-01')), 3)
})

test('of fewer than five nobody is told how many', () => {
  assert.deepEqual([0, 1, 4, 5, 1234].map(peopleInWords), ['5人未満', '5人未満', '5人未満', '5人', '1,234人'])
})

test('each person costs one, and more than what is left of the month is refused in plain words', () => {
  assert.equal(reasonAgainstCost(10, { used: 90, limit: 100 }), undefined)
  assert.match(reasonAgainstCost(11, { used: 90, limit: 100 })!, /宛先は 11人で、今月の残りは 10通です。1通足りません/)
  assert.doesNotMatch(reasonAgainstCost(3, { used: 99, limit: 100 })!, /足りません/)
  assert.match(reasonAgainstCost(6, { used: 120, limit: 100 })!, /今月の残りは 0通/)
  assert.equal(reasonAgainstCost(9_999, { used: 1, limit: undefined }), undefined)
  assert.equal(reasonAgainstCost(9_999, undefined), undefined)
})

const at = (time: string, urgent = false) =>
  mayGoFrom(Temporal.Instant.from(`2026-11-24T${time}:00+09:00`), urgent)
    .toZonedDateTimeISO('Asia/Tokyo')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

test('nothing goes from 21:00 to 8:00 but what is urgent', () => {
  assert.equal(at('20:59'), '2026-11-24T20:59')
  assert.equal(at('21:00'), '2026-11-25T08:00')
  assert.equal(at('07:59'), '2026-11-24T08:00')
  assert.equal(at('08:00'), '2026-11-24T08:00')
  assert.equal(at('23:30', true), '2026-11-24T23:30')
})
