import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byDay } from './by-day.ts'
import { type Item, misfitsOf, nightsWithout, priceOf, spanOf, totalOf } from './itinerary.ts'
import { daysInWords, whenOf } from './when.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const item = (given: Partial<Item>): Item => ({
  id: 1,
  offerId: 1,
  kind: 'lodging',
  name: '宿',
  nameEn: 'Inn',
  providerId: 1,
  provider: '事業者',
  providerEn: 'Provider',
  units: 2,
  peoplePerUnit: 2,
  price: 8000,
  from: null,
  through: null,
  days: 1,
  sessionId: null,
  startsAt: null,
  minPeople: null,
  taken: null,
  cancelledBecause: null,
  ...given,
})
const inn = item({ from: day('2026-12-29'), through: day('2027-01-02'), days: 4 })
const seat = item({
  kind: 'workplace',
  name: '席',
  from: day('2026-12-30'),
  through: day('2026-12-31'),
  days: 2,
  price: 1000,
})
const farm = item({
  kind: 'programme',
  name: '農園',
  startsAt: Temporal.Instant.from('2026-12-29T15:30:00Z'), // half past midnight in Japan
  units: 4,
  price: 2500,
})

test('a price is units by days, and what was cancelled costs nothing', () => {
  assert.equal(priceOf(inn), 64_000)
  assert.equal(totalOf([inn, seat, farm]), 64_000 + 4000 + 10_000)
  assert.equal(totalOf([inn, { ...farm, cancelledBecause: '雨' }]), 64_000)
})

test('an itinerary spans from its first to its last day, in Japan', () => {
  assert.deepEqual(spanOf([farm]).map(String), ['2026-12-30', '2026-12-30'])
  assert.deepEqual(spanOf([seat, inn, farm]).map(String), ['2026-12-29', '2027-01-02'])
})

test('beds are counted by night, over several lodgings, and a night without any is told and allowed', () => {
  const second = item({ from: day('2026-12-31'), through: day('2027-01-02'), units: 1 })
  assert.deepEqual(misfitsOf({ people: 4, items: [inn] }), [])
  assert.match(misfitsOf({ people: 5, items: [inn] })[0]!, /12月29日の夜は、5人に対してベッドが 4人分/)
  assert.equal(misfitsOf({ people: 6, items: [inn, second] }).length, 2, 'two of four nights')
  assert.deepEqual(nightsWithout([farm, item({ from: day('2027-01-02'), through: day('2027-01-03') })]), [
    '12月30日〜1月1日',
  ])
  assert.deepEqual(nightsWithout([]), [])
})

test('a day says what happens on it, in its order, and days without anything are left out', () => {
  const days = byDay([inn, seat, farm])
  assert.deepEqual(
    days.map(({ at, parts }) => `${at}:${parts.map(({ part }) => part).join('+')}`),
    ['0:arrive', '1:work+programme+stay', '2:work+stay', '3:stay', '4:leave'],
  )
  const apart = byDay([farm, item({ from: day('2027-01-10'), through: day('2027-01-11') })])
  assert.deepEqual(
    apart.map(({ at }) => at),
    [0, 11, 12],
  )
  assert.deepEqual(byDay([]), [])
})

test('days are written with the year once, where it is one', () => {
  assert.equal(daysInWords(day('2026-12-14'), day('2026-12-17'), 'ja'), '2026年12月14日(月) – 12月17日(木)')
  assert.equal(whenOf(inn, 'ja'), '2026年12月29日(火) – 2027年1月2日(土) (4泊)')
  assert.match(
    whenOf(item({ from: day('2027-01-02'), through: day('2027-01-03') }), 'en'),
    /2 Jan 2027 – .*3 Jan \(1 night\)/,
  )
  assert.equal(whenOf(farm, 'ja'), '12月30日(水) 0:30')
})
