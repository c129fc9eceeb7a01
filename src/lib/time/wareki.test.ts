import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { formatWareki, formatWarekiShort, parseWareki, warekiYear } from './wareki.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

test('dates are written in the era of that day', () => {
  const table: [string, string][] = [
    ['2026-11-24', '令和8年11月24日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['1926-12-24', '大正15年12月24日'],
    ['1912-07-30', '大正元年7月30日'],
    ['1912-07-29', '明治45年7月29日'],
    ['1873-01-01', '明治6年1月1日'],
    ['1872-12-31', '1872年12月31日'],
  ]
  for (const [iso, words] of table) assert.equal(formatWareki(day(iso)), words)
})

test('the year alone and the short form follow the same boundaries', () => {
  assert.equal(warekiYear(day('2019-05-01')), '令和元年')
  assert.equal(formatWarekiShort(day('2026-11-24')), 'R8.11.24')
  assert.equal(formatWarekiShort(day('2019-05-01')), 'R1.5.1')
  assert.equal(formatWarekiShort(day('1872-12-31')), '1872.12.31')
})

test('every way people write a wareki date is read', () => {
  const table: [string, string][] = [
    ['令和8年11月24日', '2026-11-24'],
    ['令和 8年 11月 24日', '2026-11-24'],
    ['令和８年１１月２４日', '2026-11-24'],
    ['R8.11.24', '2026-11-24'],
    ['Ｒ８．１１．２４', '2026-11-24'],
    ['r08/11/24', '2026-11-24'],
    ['令和8-11-24', '2026-11-24'],
    ['㋿8年11月24日', '2026-11-24'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和1年5月1日', '2019-05-01'],
    ['R元.5.1', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['S64.1.7', '1989-01-07'],
    ['㍼39年10月10日', '1964-10-10'],
    ['T15.12.25', '1926-12-25'],
    ['昭和元年12月25日', '1926-12-25'],
    ['明治45年7月30日', '1912-07-30'],
    ['M6.1.1', '1873-01-01'],
    ['令和6年2月29日', '2024-02-29'],
  ]
  for (const [typed, iso] of table) assert.deepEqual(parseWareki(typed), { ok: true, date: day(iso) }, typed)
})

test('what is not a date is answered, not thrown', () => {
  const table: [string, string][] = [
    ['', 'unreadable'],
    ['令和8年11月', 'unreadable'],
    ['令和0年1月1日', 'unreadable'],
    ['慶応4年1月1日', 'unreadable'],
    ['2026年11月24日', 'unreadable'],
    ['R8.11-24', 'unreadable'],
    ['A8.11.24', 'unreadable'],
    ['令和8年11月24日生', 'unreadable'],
    ['1'.repeat(100_000), 'unreadable'],
    ['令和8年2月30日', 'no-such-day'],
    ['令和8年13月1日', 'no-such-day'],
    ['令和7年2月29日', 'no-such-day'],
    ['明治5年12月2日', 'before-solar-calendar'],
  ]
  for (const [typed, reason] of table) assert.deepEqual(parseWareki(typed), { ok: false, reason }, typed.slice(0, 40))
})

test('a day outside its era is refused, and the day it would be is offered', () => {
  const table: [string, string][] = [
    ['平成31年5月1日', '2019-05-01'],
    ['平成35年3月31日', '2023-03-31'],
    ['令和元年4月30日', '2019-04-30'],
    ['昭和64年1月8日', '1989-01-08'],
    ['大正15年12月26日', '1926-12-26'],
    ['明治45年7月31日', '1912-07-31'],
  ]
  for (const [typed, iso] of table)
    assert.deepEqual(parseWareki(typed), { ok: false, reason: 'outside-era', means: day(iso) }, typed)
})

test('days from 1873 to 2050 survive being written and read again', () => {
  for (let date = day('1873-01-01'); date.year < 2051; date = date.add({ days: 5 }))
    for (const text of [formatWareki(date), formatWarekiShort(date)]) {
      const read = parseWareki(text)
      assert.ok(read.ok && read.date.equals(date), text)
    }
})
