import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsOn, lastDayOf, overlaps, periodThrough } from './period.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const through = (from: string, lastDay?: string) => periodThrough(day(from), lastDay ? day(lastDay) : undefined)

test('人事異動: the old section holds until 31 March, the new one from 1 April', () => {
  const [old, next] = [through('2024-04-01', '2027-03-31'), through('2027-04-01')]
  const table: [string, boolean, boolean][] = [
    ['2024-03-31', false, false],
    ['2024-04-01', true, false],
    ['2027-03-31', true, false],
    ['2027-04-01', false, true],
    ['2050-01-01', false, true],
  ]
  for (const [date, inOld, inNext] of table) {
    assert.equal(holdsOn(old, day(date)), inOld, date)
    assert.equal(holdsOn(next, day(date)), inNext, date)
  }
  assert.equal(overlaps(old, next), false)
})

test('periods that share even one day overlap, whichever comes first', () => {
  const table: [string, string | undefined, string, string | undefined, boolean][] = [
    ['2026-04-01', '2027-03-31', '2027-03-31', undefined, true],
    ['2026-04-01', undefined, '2030-04-01', undefined, true],
    ['2026-04-01', '2026-04-01', '2026-04-02', '2026-04-02', false],
    ['2026-04-01', '2027-03-31', '2026-07-01', '2026-07-31', true],
    ['2026-04-01', '2026-06-30', '2026-07-01', undefined, false],
  ]
  for (const [from, last, otherFrom, otherLast, shared] of table) {
    assert.equal(overlaps(through(from, last), through(otherFrom, otherLast)), shared)
    assert.equal(overlaps(through(otherFrom, otherLast), through(from, last)), shared)
  }
})

test('the last day is the one that was said', () => {
  assert.equal(String(lastDayOf(through('2026-04-01', '2027-03-31'))), '2027-03-31')
  assert.equal(lastDayOf(through('2026-04-01')), undefined)
})
