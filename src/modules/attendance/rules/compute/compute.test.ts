import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { fieldsOf } from '../faults.fixture.ts'
import { national } from '../rule-set/national.ts'
import { compute } from './compute.ts'
import { monthOfMori } from './month-of-mori.fixture.ts'

test('a month, a year of leave and the limits of overtime are computed from one document', () => {
  const { work, leave, limits } = compute(monthOfMori)
  assert.deepEqual(
    work?.month.lines.map(({ line, minutes, hours, yenPerHour, yen }) => [line, minutes, hours, yenPerHour, yen]),
    [
      ['overtime', 205 + 270, 8, 2308, 18_464],
      ['overtimeNight', 120, 2, 2769, 5538],
      ['dayOff', 465, 8, 2492, 19_936],
      ['dayOffNight', 70, 1, 2954, 2954],
    ],
  )
  assert.equal(work?.month.overtime, 475 + 120 + 465 + 70)
  assert.deepEqual(
    work?.days.map(({ leave, absent }) => [leave, absent]),
    [
      [0, 0],
      [0, 0],
      [120, 0],
      [0, 0],
    ],
  )
  assert.equal(leave?.balance.left, (12 + 20 - 1) * 465 + 180 - 120)
  assert.deepEqual([limits?.standing.room, limits?.standing.after?.room], [45 * 60 - 1130, 45 * 60 - 1130 - 240])
})

test('a town’s own article counts from the month on in which it begins', () => {
  const overtime = { ...national.overtime, article: 'あおぞら市給与条例第13条', percent: 130 }
  const percentFrom = (from: string) =>
    compute(monthOfMori, [{ from, rules: { overtime } }]).work?.month.lines.map(({ percent }) => percent)
  assert.deepEqual(percentFrom('2026-11-01'), [130, 155, 135, 160])
  assert.deepEqual(percentFrom('2026-12-01'), [125, 150, 135, 160])
})

test('every wrong field is named at once, and nothing is computed', () => {
  const { staff, work, leave, limits } = monthOfMori
  const day = work.days[0]!
  const of = (days: object[]) => ({ staff, work: { ...work, days } })
  const table: [object, string[]][] = [
    [{}, ['staff']],
    [{ staff: { employedFrom: '2026-02-30' } }, ['staff.employedFrom']],
    [{ staff, lunch: 1 }, ['']],
    [of([{ ...day, worked: [{ from: '2026-11-20T08:05' }] }]), ['work.days[0].worked[0].until']],
    [
      of([{ ...day, worked: [{ from: '2026-11-20T08:05', until: '2026-11-20T24:30' }] }]),
      ['work.days[0].worked[0].until'],
    ],
    [of([{ ...day, on: '2026-12-01' }]), ['work.days[0].on']],
    [
      of([
        { ...day, start: '08:10' },
        { ...day, start: '25:00' },
      ]),
      ['work.days[0].start', 'work.days[1].start'],
    ],
    [of([{ ...day, start: undefined }]), ['work.days[0].start']],
    [of([{ ...day, duty: day.worked[0] }]), ['work.days[0].start']],
    [of([day, day]), ['work.days[1].on']],
    [{ staff: { employedFrom: '2026-11-21' }, work, leave }, ['work.days[0].on', 'leave.taken[0].on']],
    [{ staff, limits }, ['limits.month']],
    [{ staff, work, limits: { ...limits, month: '2026-10' } }, ['limits.month']],
    [{ staff, work, limits: { months: [{ month: '2026-11', minutes: 0 }] } }, ['limits.months[1].month']],
    [{ staff, work: { ...work, month: '2018-11', days: [] } }, ['work']],
  ]
  for (const [json, fields] of table)
    assert.deepEqual(
      fieldsOf(() => compute(json)),
      fields,
    )
})

test('the last of the month before counts only for what was worked after its midnight', () => {
  const night = { from: '2026-10-31T23:00', until: '2026-11-01T02:00' }
  const last = { on: '2026-10-31', kind: 'weeklyDayOff', next: 'weeklyDayOff', worked: [night], orders: [night] }
  const { work } = compute({ staff: monthOfMori.staff, work: { ...monthOfMori.work, days: [last] } })
  assert.deepEqual([work?.days.length, work?.month.overtime], [0, 120])
})

test('whoever works part of a week is paid by the hours of that week', () => {
  const staff = { ...monthOfMori.staff, workForm: { form: 'uniform', daysPerWeek: 4, dayMinutes: 465 } }
  const { work } = compute({ staff, work: { ...monthOfMori.work, monthlyYen: 248_000 } })
  assert.equal(work?.month.hourlyYen, 1846)
})
