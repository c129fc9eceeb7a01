import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { aozora, neverOpen, withSaturdays } from './aozora.fixture.ts'
import { hoursOn, isBusinessDay, municipalHoliday } from './office-calendar.ts'
import type { OfficeCalendar } from './office-calendar.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const monthDay = (iso: string) => Temporal.PlainMonthDay.from(iso)

test('the holidays of a municipality are weekends, national holidays and the turn of the year', () => {
  const table: [string, string | undefined][] = [
    ['2026-11-20', undefined],
    ['2026-11-21', '土曜日'],
    ['2026-11-22', '日曜日'],
    ['2026-11-23', '勤労感謝の日'],
    ['2026-12-28', undefined],
    ['2026-12-29', '年末年始'],
    ['2026-12-31', '年末年始'],
    ['2027-01-01', '元日'],
    ['2027-01-02', '年末年始'],
    ['2027-01-03', '年末年始'],
    ['2027-01-04', undefined],
    ['2026-12-08', undefined],
  ]
  for (const [date, holiday] of table) assert.equal(municipalHoliday(aozora, day(date)), holiday, date)
})

test('an ordinance may set other days for the turn of the year, and days of its own', () => {
  const okinawa: OfficeCalendar = {
    ...aozora,
    yearEnd: { from: monthDay('12-30'), through: monthDay('01-04') },
    localHolidays: [{ on: monthDay('06-23'), name: '慰霊の日' }],
  }
  const table: [string, string | undefined][] = [
    ['2026-12-29', undefined],
    ['2026-12-30', '年末年始'],
    ['2027-01-04', '年末年始'],
    ['2027-01-05', undefined],
    ['2026-06-23', '慰霊の日'],
  ]
  for (const [date, holiday] of table) assert.equal(municipalHoliday(okinawa, day(date)), holiday, date)
  const inJanuary = { ...aozora, yearEnd: { from: monthDay('01-02'), through: monthDay('01-04') } }
  assert.equal(municipalHoliday(inJanuary, day('2026-12-30')), undefined)
  assert.equal(municipalHoliday(inJanuary, day('2025-01-02')), '年末年始')
  assert.equal(municipalHoliday(inJanuary, day('2027-01-04')), '年末年始')
  assert.equal(municipalHoliday(inJanuary, day('2027-01-05')), undefined)
})

test('a business day is neither a holiday nor a closure', () => {
  const table: [string, boolean][] = [
    ['2026-11-24', true],
    ['2026-11-23', false],
    ['2026-11-28', false],
    ['2026-12-07', true],
    ['2026-12-08', false],
    ['2027-02-08', true],
    ['2027-02-09', false],
    ['2027-02-11', false],
    ['2027-02-12', true],
  ]
  for (const [date, open] of table) assert.equal(isBusinessDay(aozora, day(date)), open, date)
})

test('a Saturday counter opens, but Saturday is no business day', () => {
  const saturday = day('2026-11-28')
  assert.equal('opens' in hoursOn(withSaturdays, saturday), true)
  assert.equal(isBusinessDay(withSaturdays, saturday), false)
  assert.deepEqual(hoursOn(withSaturdays, day('2027-01-02')), { closedFor: '年末年始' })
})

test('a closed day says why', () => {
  const table: [string, string][] = [
    ['2026-11-23', '勤労感謝の日'],
    ['2026-11-28', '土曜日'],
    ['2026-12-08', '電気設備点検'],
    ['2027-02-10', 'システム更新'],
    ['2027-02-11', '建国記念の日'],
  ]
  for (const [date, closedFor] of table) assert.deepEqual(hoursOn(aozora, day(date)), { closedFor })
  assert.deepEqual(hoursOn(neverOpen, day('2026-11-24')), { closedFor: '火曜日' })
})
