import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pairPunches } from '../punches/pair-punches.ts'
import type { Punch } from '../punches/punch.ts'
import { correctPunches } from './correct-punches.ts'
import type { Correction } from './correction.ts'

const START = Temporal.Instant.from('2026-11-30T00:00:00+09:00')
const NOW = START.add({ hours: 24 * 8 })
const correction = (day: number, from: number, minutes: number, id = 1): Correction => {
  const came = START.add({ minutes: day * 1440 + from })
  const on = came.toZonedDateTimeISO('Asia/Tokyo').toPlainDate()
  return {
    id,
    staffId: 1,
    on,
    came,
    went: came.add({ minutes }),
    place: 'main',
    site: null,
    reason: '押し忘れ',
    state: 'granted',
    proposalId: 1,
  }
}
const anyPunches = fc
  .array(fc.record({ kind: fc.constantFrom('in' as const, 'out' as const), minute: fc.nat(1440 * 5) }), {
    maxLength: 30,
  })
  .map((list) =>
    list.map(({ kind, minute }, at): Punch => ({
      id: at + 1,
      kind,
      at: START.add({ minutes: minute }),
      place: 'main',
      site: null,
    })),
  )
const anyCorrection = fc
  .record({
    day: fc.integer({ min: 0, max: 4 }),
    from: fc.integer({ min: 0, max: 1439 }),
    minutes: fc.integer({ min: 1, max: 1200 }),
  })
  .map(({ day, from, minutes }) => correction(day, from, minutes))

test('a corrected day has just the pair that was decided', () => {
  fc.assert(
    fc.property(anyPunches, anyCorrection, (punches, decided) => {
      const { pairs } = pairPunches(correctPunches(punches, [decided]), NOW)
      const ofDay = pairs.filter((pair) => pair.in.at.toZonedDateTimeISO('Asia/Tokyo').toPlainDate().equals(decided.on))
      assert.deepEqual(
        ofDay.map((pair) => [pair.in.at.toString(), pair.out.at.toString()]),
        [[decided.came.toString(), decided.went.toString()]],
      )
    }),
  )
})

test('of two corrections of a day the last one counts, and what is only asked for counts nothing', () => {
  const [first, second] = [correction(0, 510, 525, 1), correction(0, 480, 600, 2)]
  assert.deepEqual(
    correctPunches([], [first, second]).map(({ at }) => at.toString()),
    [second.came.toString(), second.went.toString()],
  )
  assert.deepEqual(correctPunches([], [{ ...first, state: 'asked' }]), [])
})

test('the night before keeps its end, although that lies on the corrected day', () => {
  const punches: Punch[] = [
    { id: 1, kind: 'in', at: START.add({ minutes: 780 }), place: 'main', site: null },
    { id: 2, kind: 'out', at: START.add({ minutes: 1440 + 70 }), place: 'main', site: null },
  ]
  const { pairs } = pairPunches(correctPunches(punches, [correction(1, 510, 525)]), NOW)
  assert.equal(pairs.length, 2)
})
