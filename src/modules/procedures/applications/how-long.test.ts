import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { dueInWords, medianOf, workingDays } from './how-long.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const calendar = { hours: weekdayHours('08:30', '17:15'), closures: [] }

test('working days are counted from the day after, over weekends and holidays', () => {
  const table: [string, string, number][] = [
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-24', 1], // a weekend and 勤労感謝の日 between
    ['2026-11-24', '2026-11-27', 3],
    ['2026-12-28', '2027-01-04', 1],
  ]
  for (const [from, through, days] of table)
    assert.equal(workingDays(calendar, day(from), day(through)), days, `${from} ${through}`)
})

test('a median says nothing of fewer than five', () => {
  assert.equal(medianOf([1, 2, 3, 4]), undefined)
  assert.equal(medianOf([9, 1, 2, 30, 3]), 3)
  assert.equal(medianOf([1, 2, 3, 4, 5, 6]), 4)
})

test('a deadline is told in words', () => {
  const today = day('2026-11-24')
  const table: [string | null, string][] = [
    [null, '期限なし'],
    ['2026-11-21', '3日過ぎています'],
    ['2026-11-24', 'きょうまで'],
    ['2026-11-25', 'あしたまで'],
    ['2026-12-04', 'あと10日'],
  ]
  for (const [due, words] of table) assert.equal(dueInWords(due === null ? null : day(due), today).text, words)
})
