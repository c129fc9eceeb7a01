import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#lib/refusal.ts'
import { type Known, readCorrection, type TypedCorrection } from './read-correction.ts'

const known: Known = {
  now: Temporal.Instant.from('2026-11-26T10:00:00+09:00'),
  sites: ['みなと分室'],
  employed: [{ from: Temporal.PlainDate.from('2026-04-01'), to: undefined }],
}
const typed: TypedCorrection = {
  came: '2026-11-24T08:27',
  went: '2026-11-24T17:20',
  place: 'satellite:みなと分室',
  reason: ' 押し忘れました ',
}
const fieldsOf = (over: Partial<TypedCorrection>) => {
  try {
    readCorrection({ ...typed, ...over }, known)
    return []
  } catch (error) {
    assert.ok(error instanceof Refusal)
    return error.mistakes.map(({ field }) => field)
  }
}

test('what is whole is read as it was meant', () => {
  const { on, came, went, place, site, reason } = readCorrection(typed, known)
  assert.deepEqual(
    [String(on), String(came), String(went), place, site, reason],
    ['2026-11-24', '2026-11-23T23:27:00Z', '2026-11-24T08:20:00Z', 'satellite', 'みなと分室', '押し忘れました'],
  )
})

test('each mistake belongs to its field, and all are told together', () => {
  assert.deepEqual(fieldsOf({ came: '', went: '', place: '', reason: ' ' }), ['came', 'went', 'place', 'reason'])
  assert.deepEqual(fieldsOf({ place: 'satellite:月面基地' }), ['place'])
  assert.deepEqual(fieldsOf({ went: '2026-11-25T04:27' }), [], 'twenty hours are possible')
  assert.deepEqual(fieldsOf({ went: '2026-11-25T04:28' }), ['went'])
  assert.deepEqual(fieldsOf({ went: typed.came }), ['went'])
  assert.deepEqual(fieldsOf({ came: '2026-11-26T08:30', went: '2026-11-26T10:01' }), ['went'])
  assert.deepEqual(fieldsOf({ came: '2026-03-31T08:30', went: '2026-03-31T17:15' }), ['came'])
})
