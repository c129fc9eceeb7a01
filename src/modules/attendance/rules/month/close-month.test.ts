import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { saturday, span, stint, tuesday } from '../day/aozora.fixture.ts'
import { classifyDay } from '../day/classify-day.ts'
import type { Day } from '../day/day.ts'
import { OVERTIME_CLASSES } from '../day/work-classes.ts'
import { fieldsOf } from '../faults.fixture.ts'
import { national } from '../rule-set/national.ts'
import { timeOffFactor } from './beyond-sixty.ts'
import { closeMonth } from './close-month.ts'
import { hourlyPay, roundedHours } from './rounding.ts'

const november = Temporal.PlainYearMonth.from('2026-11')
const sundaysOut = { ...national, sixtyHours: { ...national.sixtyHours, countsSundays: false } }

/** `hours` of ordered work from 8:00 on, without duty, on a date of November 2026. */
function workOn(date: number, hours: number, kind: Day['kind'] = 'workday', from = 8) {
  const on = `2026-11-${String(date).padStart(2, '0')}`
  const text = `${on} ${from}:00-${from + hours}:00`
  return classifyDay(national, {
    ...tuesday,
    on: Temporal.PlainDate.from(on),
    kind,
    duty: undefined,
    worked: [span(text)],
    orders: [stint(text)],
    next: 'workday',
  })
}

const linesOf = (month: ReturnType<typeof closeMonth>) =>
  month.lines.map(({ line, minutes, hours, yenPerHour, yen }) => [line, minutes, hours, yenPerHour, yen])

test('労務管理110 (13658921): 40h40 is paid as 41 hours, 40h20 as 40, 39h40 as 40', () => {
  const table: [number, number][] = [
    [40 * 60 + 40, 41],
    [40 * 60 + 20, 40],
    [39 * 60 + 40, 40],
    [40 * 60 + 30, 41],
    [40 * 60 + 29, 40],
  ]
  for (const [minutes, hours] of table) assert.equal(roundedHours(national, minutes), hours)
})

test('expydoc 8118713: time off instead of the higher rate is 25 for 125→150 and 150→175, 15 for 135→150 and 160→175', () => {
  const factors = OVERTIME_CLASSES.map((workClass) => [workClass, timeOffFactor(national, workClass)])
  assert.deepEqual(Object.fromEntries(factors), {
    overtime: 25,
    overtimeNight: 25,
    dayOff: 15,
    dayOffNight: 15,
    shortTime: 50,
    shortTimeNight: 50,
  })
})

test('the pay of an hour is the year’s pay through its hours, and half a yen counts as one', () => {
  assert.equal(hourlyPay(national, 310_000), 1846)
  assert.equal(hourlyPay({ ...national, hourlyPay: { ...national.hourlyPay, deductedDays: 18 } }, 310_000), 1983)
  assert.equal(hourlyPay(national, 186_000, 1395), 1846)
  const { lines } = closeMonth(national, november, [workOn(4, 1), workOn(7, 1, 'weeklyDayOff')], 1846)
  assert.deepEqual(
    lines.map(({ percent, yenPerHour }) => [percent, yenPerHour]),
    [
      [125, 2308],
      [135, 2492],
    ],
  )
})

test('what is worked beyond 60 hours is paid at 150/100, to the minute at which the 60th hour ends', () => {
  const days = [...[2, 4, 5, 6, 9, 10].map((date) => workOn(date, 9)), workOn(11, 8)]
  assert.deepEqual(linesOf(closeMonth(national, november, days, 2000)), [
    ['overtime', 3600, 60, 2500, 150_000],
    ['beyondSixty', 120, 2, 3000, 6000],
  ])
})

test('the days are counted in their order, whatever the order they come in, and nights beyond 60 hours are 175/100', () => {
  const days = [workOn(24, 4, 'workday', 20), ...[2, 3, 4, 5].map((date) => workOn(date, 14))]
  assert.deepEqual(linesOf(closeMonth(national, november, [...days, workOn(6, 3)], 2000)), [
    ['overtime', 3600, 60, 2500, 150_000],
    ['beyondSixty', 60, 1, 3000, 3000],
    ['beyondSixtyNight', 120, 2, 3500, 7000],
  ])
})

test('where a town does not count Sundays, they neither use up the 60 hours nor are raised above them', () => {
  const days = [
    workOn(8, 10, 'weeklyDayOff'),
    ...[9, 10, 11, 12].map((date) => workOn(date, 14)),
    workOn(14, 8, 'weeklyDayOff'),
    workOn(15, 2, 'weeklyDayOff'),
  ]
  const minutes = (rules: typeof national) =>
    closeMonth(rules, november, days, 2000).lines.map(({ line, minutes }) => [line, minutes / 60])
  assert.deepEqual(minutes(national), [
    ['overtime', 50],
    ['dayOff', 10],
    ['beyondSixty', 16],
  ])
  assert.deepEqual(minutes(sundaysOut), [
    ['overtime', 56],
    ['dayOff', 16],
    ['beyondSixty', 4],
  ])
})

test('what is worked after midnight on the last of a month is of the next one', () => {
  const text = '2026-11-30 22:00-26:00'
  const last: Day = {
    ...tuesday,
    on: Temporal.PlainDate.from('2026-11-30'),
    duty: undefined,
    next: 'workday',
    worked: [span(text)],
    orders: [stint(text)],
  }
  const days = [classifyDay(national, last)]
  assert.equal(closeMonth(national, november, days, 2000).overtime, 120)
  assert.equal(closeMonth(national, november.add({ months: 1 }), days, 2000).overtime, 120)
})

test('night duty on a holiday earns both allowances, each rounded by itself', () => {
  const duty = stint('2026-11-23 16:30-24:45', '20:00-20:45')
  const on = Temporal.PlainDate.from('2026-11-23')
  const day: Day = { ...tuesday, on, kind: 'holiday', next: 'workday', duty, worked: [duty], orders: [duty] }
  assert.deepEqual(linesOf(closeMonth(national, november, [classifyDay(national, day)], 2000)), [
    ['holidayDuty', 405, 7, 2700, 18_900],
    ['nightDuty', 165, 3, 500, 1500],
  ])
})

test('a day that is there twice, or runs into the next, is refused', () => {
  assert.deepEqual(
    fieldsOf(() => closeMonth(national, november, [workOn(4, 1), workOn(5, 1), workOn(4, 1)], 2000)),
    ['days[2].on'],
  )
  assert.deepEqual(
    fieldsOf(() => closeMonth(national, november, [workOn(5, 1, 'workday', 0), workOn(4, 3, 'workday', 22)], 2000)),
    ['days[0].worked'],
  )
  assert.equal(closeMonth(national, november, [classifyDay(national, saturday)], 2000).yen, 0)
})
