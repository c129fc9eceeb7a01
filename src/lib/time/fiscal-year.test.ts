import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { fiscalQuarterOf, fiscalQuarterRange, fiscalYearInWords, fiscalYearOf, fiscalYearRange } from './fiscal-year.ts'
import type { DateRange, Quarter } from './fiscal-year.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const ends = (range: DateRange) => `${range.from} ${range.through}`

test('the fiscal year begins on 1 April', () => {
  const table: [string, number][] = [
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
    ['2027-03-31', 2026],
  ]
  for (const [iso, year] of table) assert.equal(fiscalYearOf(day(iso)), year)
})

test('a fiscal year runs to 31 March, leap years too', () => {
  assert.equal(ends(fiscalYearRange(2026)), '2026-04-01 2027-03-31')
  assert.equal(ends(fiscalYearRange(2027)), '2027-04-01 2028-03-31')
})

test('quarters are April–June, July–September, October–December and January–March', () => {
  const table: [Quarter, string][] = [
    [1, '2027-04-01 2027-06-30'],
    [2, '2027-07-01 2027-09-30'],
    [3, '2027-10-01 2027-12-31'],
    [4, '2028-01-01 2028-03-31'],
  ]
  for (const [quarter, range] of table) assert.equal(ends(fiscalQuarterRange(2027, quarter)), range)
})

test('every day lies in the year and the quarter it is given', () => {
  for (let date = day('2023-01-01'); date.year < 2029; date = date.add({ days: 1 })) {
    const { year, quarter } = fiscalQuarterOf(date)
    for (const { from, through } of [fiscalYearRange(fiscalYearOf(date)), fiscalQuarterRange(year, quarter)])
      assert.ok(
        Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, through) <= 0,
        `${date} is not in ${from}–${through}`,
      )
  }
})

test('a fiscal year is named after its first day, and 2019 is 令和元年度 as a whole', () => {
  const table: [number, string][] = [
    [2026, '令和8年度'],
    [2020, '令和2年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
    [1989, '平成元年度'],
    [1988, '昭和63年度'],
  ]
  for (const [year, words] of table) assert.equal(fiscalYearInWords(year), words)
})
