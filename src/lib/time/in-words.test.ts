import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { briefMomentInWords, dateInWords, dateTimeInWords, durationInWords, momentInWords } from './in-words.ts'

const at = (iso: string) => Temporal.Instant.from(iso)

test('a date carries its weekday', () => {
  const week = [
    '11月23日(月)',
    '11月24日(火)',
    '11月25日(水)',
    '11月26日(木)',
    '11月27日(金)',
    '11月28日(土)',
    '11月29日(日)',
  ]
  const monday = Temporal.PlainDate.from('2026-11-23')
  assert.deepEqual(
    week.map((_, days) => dateInWords(monday.add({ days }))),
    week,
  )
})

test('a moment is shown in Japanese time, hours without a leading zero', () => {
  assert.equal(dateTimeInWords(at('2026-11-24T00:05:59Z')), '11月24日(火) 9:05')
  assert.equal(dateTimeInWords(at('2026-11-24T15:00:00Z')), '11月25日(水) 0:00')
})

test('a list says how long ago, then which day', () => {
  const now = at('2026-11-24T09:30:00+09:00')
  const table: [string, string][] = [
    ['2026-11-24T09:30:00+09:00', 'たった今'],
    ['2026-11-24T09:29:01+09:00', 'たった今'],
    ['2026-11-24T09:29:00+09:00', '1分前'],
    ['2026-11-24T09:26:30+09:00', '3分前'],
    ['2026-11-24T08:30:01+09:00', '59分前'],
    ['2026-11-24T08:30:00+09:00', '今日 8:30'],
    ['2026-11-24T00:00:00+09:00', '今日 0:00'],
    ['2026-11-23T23:59:59+09:00', '昨日 23:59'],
    ['2026-11-22T23:59:59+09:00', '11月22日(日) 23:59'],
    ['2026-11-24T09:30:01+09:00', '今日 9:30'],
    ['2026-11-25T08:30:00+09:00', '明日 8:30'],
    ['2026-11-26T08:30:00+09:00', '11月26日(木) 8:30'],
    ['2025-11-20T09:05:00+09:00', '令和7年11月20日(木) 9:05'],
    ['2027-01-04T08:30:00+09:00', '令和9年1月4日(月) 8:30'],
  ]
  for (const [moment, words] of table) assert.equal(momentInWords(at(moment), now), words, moment)
})

test('minutes ago win over yesterday just after midnight', () => {
  assert.equal(momentInWords(at('2026-11-23T23:50:00+09:00'), at('2026-11-24T00:05:00+09:00')), '15分前')
})

test('yesterday is found across the turn of the year', () => {
  assert.equal(momentInWords(at('2026-12-31T17:00:00+09:00'), at('2027-01-01T09:00:00+09:00')), '昨日 17:00')
})

test('a narrow list leaves out the hour of a day that is not near', () => {
  const now = at('2026-11-24T09:30:00+09:00')
  const table: [string, string][] = [
    ['2026-11-24T09:20:00+09:00', '10分前'],
    ['2026-11-23T17:20:00+09:00', '昨日 17:20'],
    ['2026-11-20T09:05:00+09:00', '11月20日(金)'],
    ['2025-11-20T09:05:00+09:00', '令和7年11月20日(木)'],
  ]
  for (const [moment, words] of table) assert.equal(briefMomentInWords(at(moment), now), words, moment)
})

test('durations are said in hours and minutes', () => {
  const table: [number, string][] = [
    [0, '0分'],
    [45, '45分'],
    [60, '1時間'],
    [150, '2時間30分'],
    [1590, '26時間30分'],
    [59.9, '59分'],
    [-30, '−30分'],
    [-0.5, '0分'],
  ]
  for (const [minutes, words] of table) assert.equal(durationInWords(minutes), words)
})
