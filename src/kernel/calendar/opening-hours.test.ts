import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { aozora, at, neverOpen, withSaturdays } from './aozora.fixture.ts'
import { CalendarLimit } from './calendar-limit.ts'
import { closesAt, isOpen, nextOpening } from './opening-hours.ts'

test('the counter is open from the first minute until just before closing', () => {
  const table: [string, boolean][] = [
    ['2026-11-24 8:29:59', false],
    ['2026-11-24 8:30', true],
    ['2026-11-24 17:14:59', true],
    ['2026-11-24 17:15', false],
    ['2026-11-23 10:00', false],
    ['2026-11-28 10:00', false],
    ['2026-12-08 10:00', false],
    ['2026-12-29 10:00', false],
  ]
  for (const [time, open] of table) {
    assert.equal(isOpen(aozora, at(time)), open, time)
    assert.equal(closesAt(aozora, at(time)) !== undefined, open, time)
  }
  assert.ok(isOpen(withSaturdays, at('2026-11-28 10:00')))
})

test('closing time is told while open', () => {
  assert.ok(closesAt(aozora, at('2026-11-24 9:05'))?.equals(at('2026-11-24 17:15')))
  assert.ok(closesAt(withSaturdays, at('2026-11-28 9:05'))?.equals(at('2026-11-28 12:00')))
})

test('the next opening is after now, past weekends, holidays and closures', () => {
  const table: [string, string][] = [
    ['2026-11-24 8:00', '2026-11-24 8:30'],
    ['2026-11-24 8:29:59', '2026-11-24 8:30'],
    ['2026-11-24 8:30', '2026-11-25 8:30'],
    ['2026-11-24 9:00', '2026-11-25 8:30'],
    ['2026-11-20 17:15', '2026-11-24 8:30'],
    ['2026-12-07 18:00', '2026-12-09 8:30'],
    ['2026-12-28 17:15', '2027-01-04 8:30'],
    ['2027-02-08 20:00', '2027-02-12 8:30'],
  ]
  for (const [now, next] of table) assert.equal(nextOpening(aozora, at(now)).toString(), at(next).toString(), now)
  assert.equal(nextOpening(withSaturdays, at('2026-11-27 18:00')).toString(), at('2026-11-28 9:00').toString())
})

test('hours that end where they begin are no opening', () => {
  const noon = Temporal.PlainTime.from('12:00')
  const calendar = { ...aozora, hours: { ...aozora.hours, 3: { opens: noon, closes: noon } } as const }
  assert.equal(isOpen(calendar, at('2026-11-25 12:00')), false)
  assert.equal(nextOpening(calendar, at('2026-11-24 9:00')).toString(), at('2026-11-26 8:30').toString())
})

test('a counter that never opens is a refusal, not an endless search', () => {
  assert.throws(
    () => nextOpening(neverOpen, at('2026-11-24 9:00')),
    (error) => error instanceof CalendarLimit && error.reason === 'never-open',
  )
  assert.throws(
    () => nextOpening(aozora, at('2050-12-30 9:00')),
    (error) => error instanceof CalendarLimit && error.reason === 'no-holiday-data',
  )
})
