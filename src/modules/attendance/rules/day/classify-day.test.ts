import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { national } from '../rule-set/national.ts'
import { holiday, saturday, span, stint, tuesday } from './aozora.fixture.ts'
import { classifyDay } from './classify-day.ts'
import type { Day } from './day.ts'

/** 8:30-12:00 regular 210, … */
const told = (day: Day, rules = national) =>
  classifyDay(rules, day).segments.map(({ from, minutes, workClass }) => {
    const time = from.toPlainTime().toString({ smallestUnit: 'minute' })
    return `${time} ${workClass} ${minutes}`
  })

const worked = (day: Day, ...spans: string[]): Day => ({ ...day, worked: spans.map((one) => span(`${day.on} ${one}`)) })
const ordered = (day: Day, order: string, ...breaks: string[]): Day => ({
  ...day,
  orders: [...day.orders, stint(`${day.on} ${order}`, ...breaks)],
})

test('who comes early without an order has worked no overtime', () => {
  assert.deepEqual(told(worked(tuesday, '7:40-17:32')), [
    '07:40 unordered 50',
    '08:30 regular 210',
    '12:00 break 60',
    '13:00 regular 255',
    '17:15 unordered 17',
  ])
})

test('ordered overtime is paid as far as it was worked, and night begins at 22:00 and ends at 5:00', () => {
  const late = ordered(worked({ ...tuesday, next: 'workday' }, '8:30-29:30'), '17:30-30:00', '18:00-18:30')
  assert.deepEqual(told(late), [
    '08:30 regular 210',
    '12:00 break 60',
    '13:00 regular 255',
    '17:15 unordered 15',
    '17:30 overtime 30',
    '18:00 break 30',
    '18:30 overtime 210',
    '22:00 overtimeNight 120',
    '00:00 overtimeNight 300',
    '05:00 overtime 30',
  ])
})

test('after midnight the kind of the next day decides', () => {
  const friday: Day = { ...tuesday, on: Temporal.PlainDate.from('2026-11-27'), duty: undefined, next: 'weeklyDayOff' }
  assert.deepEqual(told(ordered(worked(friday, '21:00-25:00'), '21:00-25:00')), [
    '21:00 overtime 60',
    '22:00 overtimeNight 120',
    '00:00 dayOffNight 60',
  ])
  const sunday: Day = { ...friday, on: Temporal.PlainDate.from('2026-11-29'), kind: 'weeklyDayOff', next: 'workday' }
  assert.deepEqual(told(ordered(worked(sunday, '21:00-25:00'), '21:00-25:00')), [
    '21:00 dayOff 60',
    '22:00 dayOffNight 120',
    '00:00 overtimeNight 60',
  ])
})

test('work on a weekly day off is paid from its first ordered minute, without the break of the order', () => {
  assert.deepEqual(told(ordered(worked(saturday, '8:20-17:15'), '8:30-17:15', '12:00-13:00')), [
    '08:20 unordered 10',
    '08:30 dayOff 210',
    '12:00 break 60',
    '13:00 dayOff 255',
  ])
})

test('regular hours on a holiday are holiday duty, longer work is overtime of a day off, and nobody is absent', () => {
  const day = ordered(worked(holiday, '8:30-18:15'), '8:30-18:15')
  assert.deepEqual(told(day), ['08:30 holidayDuty 210', '12:00 break 60', '13:00 holidayDuty 255', '17:15 dayOff 60'])
  assert.equal(classifyDay(national, holiday).absent, 0)
  assert.deepEqual(told(worked(holiday, '8:30-9:00')), ['08:30 unordered 30'])
})

test('a holiday that was exchanged beforehand is a workday if all of it is worked, and a holiday if not', () => {
  const exchanged = ordered({ ...holiday, kind: 'exchangedHoliday' }, '8:30-18:15')
  assert.deepEqual(told(worked(exchanged, '8:30-18:15')), [
    '08:30 regular 210',
    '12:00 break 60',
    '13:00 regular 255',
    '17:15 overtime 60',
  ])
  assert.deepEqual(told(worked(exchanged, '8:30-12:00')), ['08:30 holidayDuty 210'])
  const instead = ordered({ ...tuesday, kind: 'compensatoryDay' }, '8:30-12:00')
  const { segments } = classifyDay(national, worked(instead, '8:30-12:00'))
  assert.deepEqual(segments[0]?.rules, ['holidayDuty', 'compensatoryDay'])
})

test('short-time staff get 100/100 until the day holds 7 hours 45 minutes, then 125/100', () => {
  const duty = stint('2026-11-24 8:30-15:15', '12:00-13:00')
  const day = ordered(worked({ ...tuesday, duty, shortTime: true }, '8:30-18:00'), '15:15-18:00')
  assert.deepEqual(told(day).slice(3), ['15:15 shortTime 120', '17:15 overtime 45'])
})

test('a night shift is regular work until it ends, with the night allowance from 22:00 to 5:00', () => {
  const duty = stint('2026-11-24 16:30-33:15', '24:00-25:00')
  const day = worked({ ...tuesday, duty, next: 'weeklyDayOff' }, '16:30-33:15')
  const night = classifyDay({ ...national, longestDuty: { ...national.longestDuty, minutes: 960 } }, day)
  assert.deepEqual(
    night.segments.map(({ workClass, minutes }) => [workClass, minutes]),
    [
      ['regular', 330],
      ['regularNight', 120],
      ['break', 60],
      ['regularNight', 240],
      ['regular', 255],
    ],
  )
})

test('an ordered lunch break is overtime on a workday', () => {
  assert.deepEqual(told(ordered(worked(tuesday, '8:30-17:15'), '12:00-13:00'))[1], '12:00 overtime 60')
})

test('hourly leave in the middle of a day is leave, though nobody punched out for it; what is missing is absence', () => {
  const day = { ...worked(tuesday, '9:00-16:15'), leaves: [span('2026-11-24 13:00-15:00')] }
  const { leave, absent, scheduled } = classifyDay(national, day)
  assert.deepEqual({ leave, absent, scheduled }, { leave: 120, absent: 90, scheduled: 465 })
  assert.deepEqual(told(day).slice(2), ['13:00 leave 120', '15:00 regular 75'])
})
