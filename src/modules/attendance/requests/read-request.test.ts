import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { Refusal } from '#lib/refusal.ts'
import { national } from '../rules/rule-set/national.ts'
import { type KnownOfRequest, readRequest, type TypedRequest } from './read-request.ts'

const halves = { ...national, leaveUnits: { ...national.leaveUnits, halfDays: true } }
const known: KnownOfRequest = {
  now: Temporal.Instant.from('2026-11-26T10:00:00+09:00'),
  rulesOn: () => halves,
  planning: {
    calendar: { hours: weekdayHours('08:30', '17:15'), closures: [] },
    employed: [{ from: Temporal.PlainDate.from('2026-04-01'), to: undefined }],
    patterns: [],
  },
}
const typed: TypedRequest = {
  kind: 'annual',
  unit: 'day',
  from: '2026-11-30',
  until: '',
  half: '',
  begins: '',
  ends: '',
  reason: '',
}
const read = (over: Partial<TypedRequest>, of: Partial<KnownOfRequest> = {}) =>
  readRequest({ ...typed, ...over }, { ...known, ...of })
const times = (over: Partial<TypedRequest>) => {
  const { from, until } = read(over)
  return [from, until].map((at) => at.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString())
}
const mistakesOf = (over: Partial<TypedRequest>, of?: Partial<KnownOfRequest>) => {
  try {
    read(over, of)
    return []
  } catch (error) {
    assert.ok(error instanceof Refusal)
    return error.mistakes.map(({ field }) => field)
  }
}

test('a day is from midnight to midnight, days follow each other, halves end and begin at the break', () => {
  assert.deepEqual(times({}), ['2026-11-30T00:00:00', '2026-12-01T00:00:00'])
  assert.deepEqual(times({ until: '2026-12-02' }), ['2026-11-30T00:00:00', '2026-12-03T00:00:00'])
  assert.deepEqual(times({ unit: 'half', half: 'morning' }), ['2026-11-30T00:00:00', '2026-11-30T12:00:00'])
  assert.deepEqual(times({ unit: 'half', half: 'afternoon' }), ['2026-11-30T13:00:00', '2026-12-01T00:00:00'])
  assert.deepEqual(times({ unit: 'hours', begins: '10:00', ends: '14:00' }), [
    '2026-11-30T10:00:00',
    '2026-11-30T14:00:00',
  ])
})

const hours = (begins: string, ends: string, kind = 'annual') =>
  mistakesOf({ unit: 'hours', begins, ends, kind, reason: '通院' })

test('hours lie within the day’s work, in the unit of the rule, and the break does not count', () => {
  const table: [string, string, string[]][] = [
    ['08:30', '09:30', []],
    ['11:00', '14:00', []],
    ['16:15', '17:15', []],
    ['08:00', '09:00', ['begins']],
    ['16:30', '17:30', ['begins']],
    ['12:00', '13:00', ['begins']],
    ['11:30', '13:00', ['ends']],
    ['10:00', '10:00', ['ends']],
    ['', '10:00', ['begins']],
    ['10:00', '', ['ends']],
    ['25:00', '26:00', ['begins', 'ends']],
  ]
  for (const [begins, ends, fields] of table) assert.deepEqual(hours(begins, ends), fields, `${begins}–${ends}`)
  assert.deepEqual(hours('10:00', '10:20', 'sick'), [], 'sick leave goes by the minute')
})

test('each mistake belongs to its field, and all are told together', () => {
  const table: [Partial<TypedRequest>, string[]][] = [
    [{ kind: '', unit: '', from: '' }, ['from', 'unit', 'kind', 'reason']],
    [{ from: '2026-02-30' }, ['from']],
    [{ from: '2026-03-31' }, ['from']],
    [{ from: '2027-11-29' }, ['from']],
    [{ from: '2026-11-28' }, ['from']],
    [{ from: '2026-11-23' }, ['from']],
    [{ until: '2026-11-27' }, ['until']],
    [{ until: 'x' }, ['until']],
    [{ until: '2027-12-01' }, ['until']],
    [{ until: '2027-01-04', from: '2026-12-28' }, ['until']],
    [{ kind: 'sick' }, ['reason']],
    [{ kind: 'sick', reason: 'あ'.repeat(1001) }, ['reason']],
    [{ kind: 'sick', reason: '入院', from: '2026-12-28', until: '2027-01-08' }, []],
    [{ kind: 'summer', reason: '帰省' }, ['from']],
    [{ kind: 'summer', reason: '帰省', from: '2026-08-12' }, []],
    [{ kind: 'summer', reason: '帰省', from: '2026-08-12', unit: 'half', half: 'morning' }, ['kind']],
    [{ kind: 'vacation', reason: '旅行' }, ['kind']],
    [{ unit: 'half' }, ['half']],
    [{ unit: 'month' }, ['unit']],
    [{ kind: 'telework' }, ['reason']],
    [{ kind: 'telework', reason: '資料の作成', unit: 'hours', begins: '10:00', ends: '11:00' }, ['kind']],
    [{ kind: 'telework', reason: '資料の作成', until: '2026-12-04' }, []],
  ]
  for (const [over, fields] of table) assert.deepEqual(mistakesOf(over), fields, JSON.stringify(over))
})

test('where the town has no half days, they cannot be asked for', () => {
  assert.deepEqual(mistakesOf({ unit: 'half', half: 'morning' }, { rulesOn: () => national }), ['kind'])
})
