import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { dueInWords, expectedBy, medianOf, type Span, spentInWords, spentOn, workingDays } from './how-long.ts'

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

const span = (from: string, through: string): Span => ({ from: day(from), through: day(through) })

test('the standard period runs from the day after arrival, and stands still while something is to be corrected', () => {
  const table: [string, string, number, Span[], string][] = [
    ['nothing asked, over 勤労感謝の日', '2026-11-20', 3, [], '2026-11-26'],
    ['asked and corrected on one day', '2026-11-24', 3, [span('2026-11-25', '2026-11-25')], '2026-11-27'],
    [
      'the day of the asking is the town’s, that of the answer is not',
      '2026-11-24',
      3,
      [span('2026-11-25', '2026-11-26')],
      '2026-11-30',
    ],
    ['asked on the day of arrival', '2026-11-24', 3, [span('2026-11-24', '2026-11-26')], '2026-12-01'],
    [
      'over 年末年始, which would not have counted either',
      '2026-12-24',
      5,
      [span('2026-12-25', '2027-01-05')],
      '2027-01-12',
    ],
    ['over a weekend alone', '2026-11-26', 2, [span('2026-11-27', '2026-11-29')], '2026-11-30'],
    ['twice', '2026-12-01', 5, [span('2026-12-02', '2026-12-04'), span('2026-12-04', '2026-12-08')], '2026-12-14'],
    ['asked when it was late already', '2026-12-01', 1, [span('2026-12-04', '2026-12-08')], '2026-12-04'],
  ]
  for (const [what, arrived, standardDays, pauses, until] of table)
    assert.equal(expectedBy(calendar, day(arrived), { standardDays }, pauses)?.toString(), until, what)
  assert.equal(expectedBy(calendar, day('2026-11-24'), { standardDays: null }), null)
  assert.equal(expectedBy(calendar, day('2050-12-28'), { standardDays: 3 }), null, 'holidays nobody knows yet')
})

test('both sides read how many days went where', () => {
  const words = (from: string, through: string, pauses: Span[], standardDays: number | null = 7) =>
    spentInWords(spentOn(calendar, span(from, through), pauses, { standardDays }))
  assert.equal(words('2026-11-24', '2026-11-27', []), '審査 3日 · 残り 4日')
  assert.equal(
    words('2026-11-24', '2026-12-01', [span('2026-11-27', '2026-12-01')]),
    '審査 3日 · 補正のお願い 2日 · 残り 4日',
  )
  assert.equal(words('2026-11-24', '2026-11-24', [span('2026-11-24', '2026-11-24')]), '審査 0日 · 残り 7日')
  assert.equal(
    words('2026-11-24', '2026-12-09', [span('2026-12-07', '2026-12-09')]),
    '審査 9日 · 補正のお願い 2日 · 期間を 2日 超えています',
  )
  assert.equal(words('2026-11-24', '2026-11-25', [], null), '審査 1日')
})
