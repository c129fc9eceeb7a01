import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { aozora, at, neverOpen, withSaturdays } from './aozora.fixture.ts'
import { addBusinessMinutes, businessMinutesBetween } from './business-minutes.ts'
import { CalendarLimit } from './calendar-limit.ts'

const A_DAY = 8 * 60 + 45
const limit = (reason: string) => (error: unknown) => error instanceof CalendarLimit && error.reason === reason

test('only minutes of opening hours count', () => {
  const table: [string, string, number][] = [
    ['2026-11-24 9:00', '2026-11-24 9:00', 0],
    ['2026-11-24 9:00', '2026-11-24 10:30', 90],
    ['2026-11-24 9:00:59', '2026-11-24 9:01:00', 1],
    ['2026-11-24 9:01:00', '2026-11-24 9:01:59', 0],
    ['2026-11-24 7:00', '2026-11-24 9:00', 30],
    ['2026-11-24 17:00', '2026-11-24 20:00', 15],
    ['2026-11-24 0:00', '2026-11-25 0:00', A_DAY],
    ['2026-11-20 17:00', '2026-11-24 8:45', 30],
    ['2026-11-21 0:00', '2026-11-24 0:00', 0],
    ['2026-12-28 17:00', '2027-01-04 9:00', 45],
    ['2026-12-07 17:00', '2026-12-09 9:00', 45],
    ['2026-11-24 10:30', '2026-11-24 9:00', -90],
  ]
  for (const [a, b, minutes] of table) assert.equal(businessMinutesBetween(aozora, at(a), at(b)), minutes, `${a} ${b}`)
  assert.equal(businessMinutesBetween(withSaturdays, at('2026-11-28 0:00'), at('2026-11-29 0:00')), 180)
  assert.equal(businessMinutesBetween(neverOpen, at('2026-11-24 0:00'), at('2027-11-24 0:00')), 0)
})

test('a deadline in opening hours ends at closing time, not at the next opening', () => {
  const table: [string, number, string][] = [
    ['2026-11-24 9:00:30', 0, '2026-11-24 9:00'],
    ['2026-11-24 9:00', 60, '2026-11-24 10:00'],
    ['2026-11-24 7:00', 60, '2026-11-24 9:30'],
    ['2026-11-24 17:00', 15, '2026-11-24 17:15'],
    ['2026-11-24 17:00', 16, '2026-11-25 8:31'],
    ['2026-11-20 17:15', 1, '2026-11-24 8:31'],
    ['2026-12-28 16:15', 120, '2027-01-04 9:30'],
    ['2026-11-24 8:30', A_DAY * 3, '2026-11-26 17:15'],
  ]
  for (const [from, minutes, to] of table)
    assert.equal(addBusinessMinutes(aozora, at(from), minutes).toString(), at(to).toString(), `${from} ${minutes}`)
})

/** The same moments at every run, over two years, some of them outside opening hours. */
function moments(count: number): Temporal.Instant[] {
  let state = 20261124
  const start = at('2026-04-01 0:00').epochMilliseconds
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Temporal.Instant.fromEpochMilliseconds(start + Math.floor((state / 2 ** 32) * 730 * 86_400) * 1000)
  })
}

test('minutes add up: from a to b and from b to c is from a to c, in any order', () => {
  const [a, b, c] = [moments(900).slice(0, 300), moments(900).slice(300, 600), moments(900).slice(600)]
  for (const [i, from] of a.entries())
    assert.equal(
      businessMinutesBetween(withSaturdays, from, b[i]!) + businessMinutesBetween(withSaturdays, b[i]!, c[i]!),
      businessMinutesBetween(withSaturdays, from, c[i]!),
    )
})

test('adding minutes and counting them are the inverse of each other', () => {
  for (const [i, from] of moments(500).entries()) {
    const minutes = (i * 137) % 20_000
    const to = addBusinessMinutes(withSaturdays, from, minutes)
    assert.equal(businessMinutesBetween(withSaturdays, from, to), minutes)
  }
})

test('counting to an open minute and adding so many minutes leads back to it', () => {
  let led = 0
  const all = moments(1200)
  for (const [i, a] of all.slice(0, 600).entries()) {
    const [from, to] = [a, all[i + 600]!].toSorted((a, b) => Temporal.Instant.compare(a, b)) as [typeof a, typeof a]
    const minute = to.round({ smallestUnit: 'minute', roundingMode: 'floor' })
    if (businessMinutesBetween(aozora, minute.subtract({ minutes: 1 }), minute) === 0) continue
    const minutes = businessMinutesBetween(aozora, from, to)
    assert.equal(addBusinessMinutes(aozora, from, minutes).toString(), minute.toString())
    led += 1
  }
  assert.ok(led > 100, `${led} of 600 moments were open`)
})

test('what would be counted for years is refused', () => {
  assert.throws(() => businessMinutesBetween(aozora, at('2027-01-01 0:00'), at('2040-01-01 0:00')), limit('too-far'))
  assert.throws(
    () => businessMinutesBetween(aozora, at('2050-12-01 0:00'), at('2051-01-02 0:00')),
    limit('no-holiday-data'),
  )
  assert.throws(() => addBusinessMinutes(neverOpen, at('2026-11-24 9:00'), 1), limit('too-far'))
  assert.throws(() => addBusinessMinutes(aozora, at('2026-11-24 9:00'), 1e12), limit('too-far'))
  for (const minutes of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => addBusinessMinutes(aozora, at('2026-11-24 9:00'), minutes), RangeError)
})
