import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { dateInTokyo, fixedClock } from './clock.ts'

test('a fixed clock stands still until it is moved', () => {
  const clock = fixedClock('2026-11-24T09:05:00+09:00')
  assert.equal(clock().toString(), '2026-11-24T00:05:00Z')
  assert.equal(clock().toString(), '2026-11-24T00:05:00Z')
  clock.advance({ hours: 2, minutes: 30 })
  assert.equal(clock().toString(), '2026-11-24T02:35:00Z')
  clock.set('2027-01-04T08:30:00+09:00')
  assert.equal(clock().toString(), '2027-01-03T23:30:00Z')
})

test('two fixed clocks do not share their hands', () => {
  const one = fixedClock('2026-11-24T09:00:00+09:00')
  const other = fixedClock('2026-11-24T09:00:00+09:00')
  one.advance({ minutes: 1 })
  assert.equal(other().toString(), '2026-11-24T00:00:00Z')
})

test('a fixed clock refuses a time without its offset', () => {
  assert.throws(() => fixedClock('2026-11-24T09:05:00'), RangeError)
})

test('the day changes at midnight in Japan, not in Greenwich', () => {
  const days: [string, string][] = [
    ['2026-11-24T14:59:59Z', '2026-11-24'],
    ['2026-11-24T15:00:00Z', '2026-11-25'],
  ]
  for (const [instant, day] of days) assert.equal(dateInTokyo(Temporal.Instant.from(instant)).toString(), day)
})
