import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aozora } from '#kernel/calendar/aozora.fixture.ts'
import type { Planning } from '../../book/planned-day.ts'
import { national } from '../../rules/rule-set/national.ts'
import type { Times } from '../order.ts'
import { byMonth, segmentsOf } from './counted.ts'
import { forecastOf } from './forecast.ts'
import { changeInWords, excessInWords, limitInWords, refusalInWords } from './limit-words.ts'

const planning: Planning = {
  calendar: aozora,
  employed: [{ from: Temporal.PlainDate.from('2026-04-01'), to: undefined }],
  patterns: [],
}
const rulesOn = () => national
const at = (local: string) => Temporal.Instant.from(`${local}:00+09:00`)
const times = (from: string, until: string): Times => ({ from: at(from), until: at(until), rest: undefined })
const addsOf = (from: string, until: string) => byMonth(segmentsOf(rulesOn, planning, times(from, until)))
const inWords = (list: readonly { month: Temporal.PlainYearMonth; minutes: number }[]) =>
  list.map(({ month, minutes }) => `${month} ${minutes}`)
const months = (hours: Record<string, number>) =>
  Object.entries(hours).map(([month, one]) => ({ month: Temporal.PlainYearMonth.from(month), minutes: one * 60 }))

test('an order counts in the month in which its minutes fall, and duty on a holiday in none', () => {
  assert.deepEqual(inWords(addsOf('2026-11-24T17:30', '2026-11-24T20:00')), ['2026-11 150'])
  assert.deepEqual(inWords(addsOf('2026-11-30T22:00', '2026-12-01T02:30')), ['2026-11 120', '2026-12 150'])
  assert.deepEqual(inWords(addsOf('2026-11-23T08:30', '2026-11-23T17:15')), [], 'a national holiday')
  assert.deepEqual(inWords(addsOf('2026-11-23T08:30', '2026-11-23T18:15')), ['2026-11 60'])
  assert.deepEqual(inWords(addsOf('2026-11-28T09:00', '2026-11-28T12:00')), ['2026-11 180'], 'a Saturday')
})

test('the words of a limit are those of the rule', () => {
  const adds = addsOf('2026-11-24T17:30', '2026-11-24T20:00')
  const { highest, outlooks } = forecastOf(rulesOn, false, [], adds)
  assert.deepEqual(highest[0]!.after.measures.map(limitInWords), [
    '月100時間未満',
    '年度720時間',
    '2箇月平均80時間',
    '3箇月平均80時間',
    '4箇月平均80時間',
    '5箇月平均80時間',
    '6箇月平均80時間',
    '月45時間を超える月数 6回',
  ])
  const [before, after] = [outlooks[0]!.before.measures[0]!, outlooks[0]!.after.measures[0]!]
  assert.equal(changeInWords(before, after), '0分 → 2時間30分(上限 月45時間、あと 42時間30分)')
})

test('what breaks is said with the room that is left; what was broken before and grows breaks again', () => {
  const adds = addsOf('2026-11-24T17:30', '2026-11-24T20:30')
  const table: [Record<string, number>, RegExp | undefined, RegExp | undefined][] = [
    [{ '2026-11': 42 }, undefined, undefined],
    [{ '2026-11': 43 }, /11月に 月45時間\(この命令を含めて 46時間\).*あと 2時間 まで/, undefined],
    [{ '2026-11': 50 }, /月45時間\(この命令を含めて 53時間\).*もうありません/, undefined],
    [{ '2026-11': 97 }, /月45時間/, /月100時間未満\(この命令を含めて 100時間\).*あと 2時間59分 まで/],
    [{ '2026-10': 79, '2026-11': 79 }, /月45時間/, /2箇月平均80時間\(この命令を含めて 80時間30分\).*あと 2時間 まで/],
  ]
  for (const [hours, excess, refusal] of table) {
    const forecast = forecastOf(rulesOn, false, months(hours), adds)
    for (const [said, expected] of [
      [excessInWords(forecast), excess],
      [refusalInWords(forecast), refusal],
    ] as const)
      if (expected) assert.match(said ?? '', expected)
      else assert.equal(said, undefined)
  }
})

test('a later month that is full already stands in the way of the year', () => {
  const year = Object.fromEntries(['04', '05', '06', '07', '08', '09', '10'].map((month) => [`2026-${month}`, 45]))
  const adds = addsOf('2026-11-24T17:30', '2026-11-24T20:30')
  assert.equal(excessInWords(forecastOf(rulesOn, false, months({ ...year, '2026-12': 42 }), adds)), undefined)
  const said = excessInWords(forecastOf(rulesOn, false, months({ ...year, '2026-12': 43 }), adds))
  assert.match(said ?? '', /12月に 年度360時間\(この命令を含めて 361時間\)/)
})

test('work that others drive needs no reason until the higher limits', () => {
  const adds = addsOf('2026-11-24T17:30', '2026-11-24T20:30')
  const forecast = forecastOf(rulesOn, true, months({ '2026-11': 60 }), adds)
  assert.deepEqual([excessInWords(forecast), refusalInWords(forecast)], [undefined, undefined])
})
