import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { fixedClock, systemClock } from '#lib/time/clock.ts'
import { CalendarLimit } from './calendar-limit.ts'
import { HOLIDAY_YEARS, monthsOfHolidaysLeft, nationalHoliday } from './national-holidays.ts'

/** 国民の祝日に関する法律2条, as in force since 2022: days by date, and Mondays as month and ordinal. */
const FIXED = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '08-11', '11-03', '11-23']
const MONDAYS = [
  [1, 2],
  [7, 3],
  [9, 3],
  [10, 2],
] as const

/** The day in March or September by the usual approximation, good from 1980 to 2099. */
const equinox = (year: number, base: number) =>
  Math.floor(base + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4)

function nthMonday(year: number, month: number, nth: number) {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.add({ days: ((8 - first.dayOfWeek) % 7) + (nth - 1) * 7 }).toString()
}

function holidaysByLaw(year: number): string[] {
  const holidays = new Set([
    ...FIXED.map((monthDay) => `${year}-${monthDay}`),
    ...MONDAYS.map(([month, nth]) => nthMonday(year, month, nth)),
    `${year}-03-${equinox(year, 20.8431)}`,
    `${year}-09-${equinox(year, 23.2488)}`,
  ])
  const extra: string[] = []
  for (const holiday of holidays) {
    const date = Temporal.PlainDate.from(holiday)
    if (date.dayOfWeek === 7) {
      let next = date.add({ days: 1 })
      while (holidays.has(next.toString())) next = next.add({ days: 1 })
      extra.push(next.toString())
    }
    const between = date.add({ days: 1 }).toString()
    if (!holidays.has(between) && holidays.has(date.add({ days: 2 }).toString())) extra.push(between)
  }
  return [...new Set([...holidays, ...extra])].toSorted()
}

test('the known holidays are those of the law, every year from 2022 to the last', () => {
  for (let year = 2022; year <= HOLIDAY_YEARS.last; year++) {
    const days = Array.from({ length: 366 }, (_, day) =>
      Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: day }).toString(),
    )
    const known = days.filter((day) => day.startsWith(`${year}`) && nationalHoliday(day))
    assert.deepEqual(known, holidaysByLaw(year), `${year}`)
  }
})

test('years with laws of their own are known as they were', () => {
  const holidays = ['2019-04-30', '2019-05-01', '2019-05-02', '2019-10-22', '2020-07-24', '2021-07-23', '2021-08-09']
  const ordinary = ['2019-12-23', '2020-10-12', '2021-07-19', '2021-08-11', '2021-10-11']
  assert.deepEqual(
    [...holidays, ...ordinary].filter((day) => nationalHoliday(day)),
    holidays,
  )
})

test('a holiday is called by its name', () => {
  const table: [string, string | undefined][] = [
    ['2026-11-23', '勤労感謝の日'],
    ['2026-05-06', '振替休日'],
    ['2026-11-24', undefined],
  ]
  for (const [day, name] of table) assert.equal(nationalHoliday(day), name)
})

test('outside the known years the calendar refuses instead of guessing', () => {
  for (const day of ['1969-12-31', '2051-01-01', '+010000-01-01', '-000001-01-01'])
    assert.throws(
      () => nationalHoliday(day),
      (error) => error instanceof CalendarLimit && error.reason === 'no-holiday-data',
      day,
    )
  assert.equal(nationalHoliday('1970-01-01'), '元日')
  assert.equal(nationalHoliday('2050-12-31'), undefined)
})

test('holidays are known for at least the coming 12 months: if this fails, update the holiday data', () => {
  assert.ok(monthsOfHolidaysLeft(systemClock) >= 12)
})

test('the months left are counted to the end of the last known year', () => {
  assert.equal(monthsOfHolidaysLeft(fixedClock('2050-01-01T00:00:00+09:00')), 12)
  assert.equal(monthsOfHolidaysLeft(fixedClock('2050-01-02T00:00:00+09:00')), 11)
  assert.equal(monthsOfHolidaysLeft(fixedClock('2051-02-01T00:00:00+09:00')), -1)
})
