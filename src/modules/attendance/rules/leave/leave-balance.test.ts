import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { fieldsOf } from '../faults.fixture.ts'
import { national } from '../rule-set/national.ts'
import { monthsOfService } from './granted-days.ts'
import { leaveAmountOf, leaveInWords, leaveMinutesOf } from './leave-amount.ts'
import { leaveBalance } from './leave-balance.ts'
import type { LeaveTaken, LeaveYear } from './leave-year.ts'
import type { WorkForm } from './work-form.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

/** A town that grants leave by the minute and by halves of a day. */
const fine = { ...national, leaveUnits: { ...national.leaveUnits, minutes: 1, halfDays: true } }

const year2026: LeaveYear = {
  year: 2026,
  workForm: { form: 'full' },
  employedFrom: day('2010-04-01'),
  carried: 0,
  taken: [],
}

const wholeDays = (count: number): LeaveTaken[] =>
  Array.from({ length: count }, (_, at) => ({ on: day('2026-01-05').add({ days: at }), days: 1 }))

const granted = (leaveYear: Partial<LeaveYear>) => {
  const { granted, dayMinutes } = leaveBalance(national, { ...year2026, ...leaveYear })
  return [granted / dayMinutes, granted]
}

test('人事院規則15-14 別表第1: hired in January to December, one has 20, 18, 17, 15, 13, 12, 10, 8, 7, 5, 3 and 2 days', () => {
  const days = Array.from({ length: 12 }, (_, at) => {
    const [firstOfMonth, late] = [1, 25].map((date) =>
      Temporal.PlainDate.from({ year: 2026, month: at + 1, day: date }),
    )
    assert.deepEqual(granted({ employedFrom: firstOfMonth! }), granted({ employedFrom: late! }))
    return granted({ employedFrom: firstOfMonth! })[0]
  })
  assert.deepEqual(days, [20, 18, 17, 15, 13, 12, 10, 8, 7, 5, 3, 2])
  assert.equal(granted({ termEndsOn: day('2026-03-31') })[0], 5)
  assert.equal(monthsOfService(day('2026-01-31'), day('2026-02-28')), 1)
})

test('大阪市教育委員会: 3h55m on 5 days is 20 days or 78h20m, 4h55m on 5 days 98h20m, 7h45m on 3 days 12 days or 93h', () => {
  const table: [number, number, number, number][] = [
    [5, 235, 20, 78 * 60 + 20],
    [5, 295, 20, 98 * 60 + 20],
    [3, 465, 12, 93 * 60],
  ]
  for (const [daysPerWeek, dayMinutes, days, minutes] of table)
    assert.deepEqual(granted({ workForm: { form: 'uniform', daysPerWeek, dayMinutes } }), [days, minutes])
})

test('irregular short time is granted by the hours of a week, half a day and more counting as one', () => {
  const table: [number, number][] = [
    [930, 8],
    [1860, 16],
    [1395, 12],
    [1046, 9],
    [988, 8],
    [989, 9],
  ]
  for (const [weekMinutes, days] of table)
    assert.equal(granted({ workForm: { form: 'irregular', weekMinutes } })[0], days, String(weekMinutes))
})

test('expydoc 7891774: 40 days less 27 days 5 hours 45 minutes are 12 days 2 hours', () => {
  const taken = [...wholeDays(27), { on: day('2026-03-02'), hours: 5, minutes: 45 }]
  const { left, dayMinutes } = leaveBalance(fine, { ...year2026, carried: 20 * 465, taken })
  assert.deepEqual(leaveAmountOf(left, dayMinutes), { days: 12, hours: 2, minutes: 0 })
  assert.equal(leaveInWords(leaveAmountOf(left, dayMinutes)), '12日2時間')
})

// Of examples 4 and 5 only the plain subtraction is of this engine; the rest is about hours of a day that change under 労働基準法.
test('社労士試験 平28-7E: with a day of 8 hours, 10 days 5 hours less 4 hours are 10 days 1 hour', () => {
  const left =
    leaveMinutesOf({ days: 10, hours: 5, minutes: 0 }, 480) - leaveMinutesOf({ days: 0, hours: 4, minutes: 0 }, 480)
  assert.deepEqual(leaveAmountOf(left, 480), { days: 10, hours: 1, minutes: 0 })
})

test('what was carried over goes first, and what is left of it lapses at the end of the year', () => {
  const taken = [
    { on: day('2026-05-11'), hours: 3 },
    { on: day('2026-04-06'), days: 1 },
    { on: day('2026-07-06'), days: 1 },
  ]
  const { uses, left, lapses, carriesOver, expiresOn } = leaveBalance(national, { ...year2026, carried: 700, taken })
  assert.deepEqual(
    uses.map(({ minutes, fromCarried, fromGranted }) => [minutes, fromCarried, fromGranted]),
    [
      [465, 465, 0],
      [180, 180, 0],
      [465, 55, 410],
    ],
  )
  assert.deepEqual([left, lapses, carriesOver], [20 * 465 - 410, 0, 20 * 465 - 410])
  assert.deepEqual([expiresOn.carried, expiresOn.granted].map(String), ['2026-12-31', '2027-12-31'])
  assert.equal(leaveBalance(national, { ...year2026, carried: 700 }).lapses, 700)
})

test('two half days are a day, though a day has an odd number of minutes', () => {
  const half = (date: string) => ({ on: day(date), halfDays: 1 })
  const table: [LeaveTaken[], number][] = [
    [[half('2026-06-01')], 232],
    [[half('2026-06-01'), half('2026-06-02')], 465],
    [[{ on: day('2026-06-01'), halfDays: 2 }], 465],
  ]
  for (const [taken, minutes] of table)
    assert.equal(leaveBalance(fine, { ...year2026, taken }).left, 20 * 465 - minutes)
})

test('a year that cannot be is refused, and every field is named', () => {
  const short: WorkForm = { form: 'irregular', weekMinutes: 1200 }
  const table: [Partial<LeaveYear>, string[]][] = [
    [{ employedFrom: day('2027-01-01') }, ['employedFrom']],
    [{ carried: 20 * 465 + 1 }, ['carried']],
    [{ workForm: short, employedFrom: day('2026-04-01') }, ['grantedDays']],
    [{ workForm: short, employedFrom: day('2026-04-01'), grantedDays: 8 }, []],
    [{ employedFrom: day('2026-04-01'), taken: [{ on: day('2026-03-31'), days: 1 }] }, ['taken[0].on']],
    [{ taken: [{ on: day('2025-12-31'), days: 1 }, { on: day('2026-01-05') }] }, ['taken[0].on', 'taken[1]']],
    [{ taken: [{ on: day('2026-01-05'), minutes: 30 }] }, ['taken[0]']],
    [{ taken: [{ on: day('2026-01-05'), halfDays: 1 }] }, ['taken[0].halfDays']],
    [{ taken: [{ on: day('2026-01-05'), hours: 8 }] }, ['taken[0]']],
    [
      {
        taken: [
          { on: day('2026-01-05'), days: 1 },
          { on: day('2026-01-05'), hours: 1 },
        ],
      },
      ['taken[1]'],
    ],
    [{ taken: wholeDays(21) }, ['taken[20]']],
  ]
  for (const [over, fields] of table)
    assert.deepEqual(
      fieldsOf(() => leaveBalance(national, { ...year2026, ...over })),
      fields,
    )
})

test('whatever is taken, granted and carried over is used, left or lapsed, to the minute', () => {
  const anyTaken = fc.array(fc.record({ on: fc.nat(360), minutes: fc.integer({ min: 1, max: 465 }) }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * 465 }), anyTaken, (carried, list) => {
      const days = new Map(list.map(({ on, minutes }) => [on, minutes]))
      const taken = [...days].map(([at, minutes]) => ({ on: day('2026-01-01').add({ days: at }), minutes }))
      const { left, lapses, carriesOver, uses } = leaveBalance(fine, { ...year2026, carried, taken })
      const used = uses.reduce((sum, { fromCarried, fromGranted }) => sum + fromCarried + fromGranted, 0)
      assert.equal(used + left, carried + 20 * 465)
      assert.equal(lapses + carriesOver, left)
      assert.equal(leaveMinutesOf(leaveAmountOf(left, 465), 465), left)
    }),
  )
})
