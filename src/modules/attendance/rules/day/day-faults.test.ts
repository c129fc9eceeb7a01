import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { fieldsOf } from '../faults.fixture.ts'
import { national } from '../rule-set/national.ts'
import { holiday, saturday, span, stint, tuesday } from './aozora.fixture.ts'
import { classifyDay } from './classify-day.ts'
import type { Day } from './day.ts'
import { staggeredDuty, startTimes } from './staggered-duty.ts'

test('a day that cannot be is refused, and every field is named', () => {
  const on = '2026-11-24'
  const table: [Day, string[]][] = [
    [tuesday, []],
    [{ ...tuesday, worked: [span(`${on} 17:15-8:30`)] }, ['worked[0].until']],
    [{ ...tuesday, worked: [span(`${on} 8:30-8:30`)] }, ['worked[0].until']],
    [{ ...tuesday, worked: [span('2026-11-23 8:30-17:15')] }, ['worked[0].from']],
    [{ ...tuesday, worked: [span(`${on} 8:30-49:00`)] }, ['worked[0].until']],
    [{ ...tuesday, worked: [span(`${on} 8:30-12:10`), span(`${on} 12:00-17:15`)] }, ['worked[1]']],
    [{ ...tuesday, worked: [span(`${on} 8:30-25:00`)] }, ['next']],
    [{ ...tuesday, orders: [stint(`${on} 17:15-20:00`, '20:00-20:30')] }, ['orders[0].breaks[0]']],
    [{ ...tuesday, orders: [stint(`${on} 17:15-20:00`), stint(`${on} 19:00-21:00`)] }, ['orders[1]']],
    [{ ...tuesday, leaves: [span(`${on} 9:00-11:00`), span(`${on} 10:00-12:00`)] }, ['leaves[1]']],
    [{ ...tuesday, leaves: [span(`${on} 7:00-9:00`)] }, ['leaves[0]']],
    [{ ...saturday, leaves: [span('2026-11-28 9:00-11:00')] }, ['leaves[0]']],
    [{ ...saturday, duty: stint('2026-11-28 9:00-11:00') }, ['duty']],
    [{ ...tuesday, duty: stint(`${on} 8:30-17:15`, '12:00-12:30') }, ['duty.breaks']],
    [{ ...tuesday, duty: stint(`${on} 8:00-26:00`, '12:00-13:00') }, ['duty']],
    [{ ...holiday, kind: 'exchangedHoliday', duty: undefined }, ['duty']],
    [
      {
        ...tuesday,
        duty: stint(`${on} 8:30-8:00`),
        worked: [span(`${on} 9:00-8:00`)],
        orders: [stint(`${on} 9:00-8:00`)],
      },
      ['duty.until', 'worked[0].until', 'orders[0].until'],
    ],
  ]
  for (const [day, fields] of table)
    assert.deepEqual(
      fieldsOf(() => classifyDay(national, day)),
      fields,
    )
})

test('seconds are refused: whoever punches decides which minute counts', () => {
  const from = Temporal.PlainDateTime.from('2026-11-24T08:30:20')
  assert.deepEqual(
    fieldsOf(() => classifyDay(national, { ...tuesday, worked: [{ from, until: from.add({ hours: 1 }) }] })),
    ['worked[0]'],
  )
})

test('a full day may begin at 8:00, 8:30, 9:00 or 9:30, and at no other time', () => {
  assert.deepEqual(startTimes(national), ['08:00', '08:30', '09:00', '09:30'])
  const { from, until, breaks } = staggeredDuty(national, tuesday.on, '09:30')
  assert.deepEqual([from, until, ...breaks.map(({ from }) => from)].map(String), [
    '2026-11-24T09:30:00',
    '2026-11-24T18:15:00',
    '2026-11-24T12:00:00',
  ])
  assert.deepEqual(
    fieldsOf(() => staggeredDuty(national, tuesday.on, '08:15')),
    ['start'],
  )
})
