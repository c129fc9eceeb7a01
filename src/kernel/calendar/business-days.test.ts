import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { aozora, neverOpen, withSaturdays } from './aozora.fixture.ts'
import { addBusinessDays, deadlineOn } from './business-days.ts'
import { CalendarLimit } from './calendar-limit.ts'
import { isBusinessDay } from './office-calendar.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const limit = (reason: string) => (error: unknown) => error instanceof CalendarLimit && error.reason === reason

test('business days skip weekends, holidays, the turn of the year and closures', () => {
  const table: [string, number, string][] = [
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-20', 1, '2026-11-24'],
    ['2026-11-22', 1, '2026-11-24'],
    ['2026-12-07', 1, '2026-12-09'],
    ['2026-12-28', 1, '2027-01-04'],
    ['2026-12-25', 5, '2027-01-07'],
    ['2026-11-24', -1, '2026-11-20'],
    ['2027-01-04', -1, '2026-12-28'],
  ]
  for (const [from, days, to] of table) assert.equal(addBusinessDays(aozora, day(from), days).toString(), to, from)
  assert.equal(addBusinessDays(withSaturdays, day('2026-11-27'), 1).toString(), '2026-11-30')
})

test('going forth and back over business days returns to the same business day', () => {
  for (let days = 1; days <= 300; days += 7) {
    const there = addBusinessDays(aozora, day('2026-11-24'), days)
    assert.ok(isBusinessDay(aozora, there))
    assert.equal(addBusinessDays(aozora, there, -days).toString(), '2026-11-24')
  }
})

test('a count that cannot be made is refused', () => {
  assert.throws(() => addBusinessDays(aozora, day('2026-11-24'), 1.5), RangeError)
  assert.throws(() => addBusinessDays(aozora, day('2026-11-24'), Number.NaN), RangeError)
  assert.throws(() => addBusinessDays(neverOpen, day('2026-11-24'), 1), limit('too-far'))
  assert.throws(() => addBusinessDays(aozora, day('2026-11-24'), 1e9), limit('too-far'))
  assert.throws(() => addBusinessDays(aozora, day('2050-12-28'), 1), limit('no-holiday-data'))
})

test('a legal deadline on a holiday moves to the next day that is none', () => {
  const table: [string, string][] = [
    ['2026-11-24', '2026-11-24'],
    ['2026-11-21', '2026-11-24'],
    ['2026-12-29', '2027-01-04'],
    ['2026-12-08', '2026-12-08'],
    ['2026-05-02', '2026-05-07'],
  ]
  for (const [from, to] of table) assert.equal(deadlineOn(aozora, day(from)).toString(), to, from)
})
