import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aozora, at, neverOpen, withSaturdays } from '#kernel/calendar/aozora.fixture.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { endOfBusinessDay, nextBusinessDays, promisedUntil, STANDARD, type Terms, warnAt } from './promise.ts'
import { promiseInWords } from './promise-words.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const words = (moment: Temporal.Instant | undefined) => moment && dateTimeInWords(moment)

const warned = (from: string, until: string, hours = 2) => words(warnAt(aozora, hours, at(from), at(until)))

function promises(terms: Pick<Terms, 'amount' | 'unit'>, rows: [from: string, until: string][], calendar = aozora) {
  for (const [from, until] of rows) assert.equal(words(promisedUntil(calendar, terms, at(from))), until, from)
}

test('the next business day: the day itself is not counted, and what comes at night is as if it came before closing', () => {
  promises(STANDARD, [
    ['2026-11-26 10:00', '11月27日(金) 17:15'], // a Thursday
    ['2026-11-26 08:29', '11月26日(木) 17:15'], // before opening
    ['2026-11-26 08:30', '11月27日(金) 17:15'], // from the minute of opening on
    ['2026-11-26 17:14', '11月27日(金) 17:15'],
    ['2026-11-26 17:15', '11月27日(金) 17:15'],
    ['2026-11-26 23:59', '11月27日(金) 17:15'],
    ['2026-11-27 00:00', '11月27日(金) 17:15'], // midnight changes nothing
    ['2026-11-27 18:00', '11月30日(月) 17:15'],
    ['2026-11-28 12:00', '11月30日(月) 17:15'],
    ['2026-11-29 23:59', '11月30日(月) 17:15'],
    ['2026-11-30 00:01', '11月30日(月) 17:15'],
  ])
})

test('holidays, the town’s closures and 年末年始 are not counted', () => {
  promises(STANDARD, [
    ['2026-11-20 18:00', '11月24日(火) 17:15'], // 勤労感謝の日 is the Monday
    ['2026-12-07 10:00', '12月9日(水) 17:15'], // the 8th is closed
    ['2026-12-28 16:00', '1月4日(月) 17:15'],
    ['2026-12-28 20:00', '1月4日(月) 17:15'],
    ['2026-12-31 23:59', '1月4日(月) 17:15'],
    ['2027-01-01 00:00', '1月4日(月) 17:15'],
    ['2027-01-04 07:00', '1月4日(月) 17:15'],
    ['2027-02-08 10:00', '2月12日(金) 17:15'], // closed until the 11th, a holiday as well
  ])
  promises({ amount: 3, unit: 'day' }, [
    ['2026-12-25 10:00', '1月5日(火) 17:15'],
    ['2026-11-27 10:00', '12月2日(水) 17:15'],
  ])
})

test('a Saturday counter is open, and no business day', () => {
  const rows: [string, string][] = [
    ['2026-11-27 18:00', '11月30日(月) 17:15'],
    ['2026-11-28 10:00', '11月30日(月) 17:15'],
    ['2026-11-28 08:00', '11月30日(月) 17:15'],
  ]
  promises(STANDARD, rows, withSaturdays)
})

test('in hours of opening: the night, the weekend and holidays stand still', () => {
  promises({ amount: 4, unit: 'hour' }, [
    ['2026-11-26 10:00', '11月26日(木) 14:00'],
    ['2026-11-26 13:15', '11月26日(木) 17:15'],
    ['2026-11-26 13:16', '11月27日(金) 8:31'],
    ['2026-11-26 17:15', '11月27日(金) 12:30'],
    ['2026-11-27 00:00', '11月27日(金) 12:30'],
    ['2026-12-28 16:15', '1月4日(月) 11:30'],
  ])
})

test('a promise is later than the moment it is made at, at every minute of a week and over the turn of the year', () => {
  for (const terms of [STANDARD, { amount: 1, unit: 'hour' }] as const)
    for (const start of ['2026-11-23 00:00', '2026-12-26 00:00'])
      for (let minute = 0; minute < 10 * 24 * 60; minute += 7) {
        const from = at(start).add({ minutes: minute })
        const until = promisedUntil(aozora, terms, from)!
        assert.ok(Temporal.Instant.compare(until, from) > 0, from.toString())
        const later = promisedUntil(aozora, terms, from.add({ minutes: 7 }))!
        assert.ok(Temporal.Instant.compare(later, until) >= 0, `who writes later is not answered before: ${from}`)
      }
})

test('a town that never opens promises nothing; nor is anything promised beyond the known holidays', () => {
  assert.equal(promisedUntil(neverOpen, STANDARD, at('2026-11-24 10:00')), undefined)
  assert.equal(promisedUntil(neverOpen, { amount: 1, unit: 'hour' }, at('2026-11-24 10:00')), undefined)
  assert.equal(promisedUntil(aozora, STANDARD, at('2050-12-31 10:00')), undefined)
})

test('the section is warned so many hours of opening before, while somebody is there', () => {
  assert.equal(warned('2026-11-26 10:00', '2026-11-27 17:15'), '11月27日(金) 15:15')
  assert.equal(warned('2026-11-27 09:00', '2026-11-30 10:00'), '11月27日(金) 16:45')
  // 8:30 on Monday, not 17:15 on Friday
  assert.equal(warned('2026-11-27 09:00', '2026-11-30 10:30'), '11月30日(月) 8:30')
  // less time than that: at once, or when the counter opens
  assert.equal(warned('2026-11-27 16:30', '2026-11-27 17:15'), '11月27日(金) 16:30')
  assert.equal(warned('2026-11-30 01:00', '2026-11-30 09:00'), '11月30日(月) 8:30')
  assert.equal(warned('2026-11-26 10:00', '2026-11-27 17:15', 0), undefined)
})

test('a promise moves to the end of a day on which staff work, and to no other', () => {
  assert.equal(words(endOfBusinessDay(aozora, day('2026-12-02'))), '12月2日(水) 17:15')
  for (const closed of ['2026-11-28', '2026-12-08', '2026-12-29', '2027-01-01', '2051-01-05'])
    assert.equal(endOfBusinessDay(aozora, day(closed)), undefined, closed)
  assert.equal(endOfBusinessDay(withSaturdays, day('2026-11-28')), undefined)
  assert.deepEqual(nextBusinessDays(aozora, day('2026-12-25'), 2).map(String), ['2026-12-28', '2027-01-04'])
  assert.deepEqual(nextBusinessDays(neverOpen, day('2026-12-25'), 2), [])
})

test('staff read how a promise stands in words', () => {
  const now = at('2026-11-26 10:00')
  const cases: [string, string, string][] = [
    ['2026-11-26 17:15', 'きょう 17:15 まで', 'warning'],
    ['2026-11-26 13:00', 'あと 3 時間', 'warning'],
    ['2026-11-26 12:59', 'あと 2 時間', 'warning'],
    ['2026-11-26 10:59', 'あと 59 分', 'warning'],
    ['2026-11-26 10:01', 'あと 1 分', 'warning'],
    ['2026-11-27 17:15', 'あす 17:15 まで', 'neutral'],
    ['2026-11-30 17:15', '11月30日(月) まで', 'neutral'],
    ['2026-11-26 10:00', '1 分過ぎています', 'error'],
    ['2026-11-26 09:35', '25 分過ぎています', 'error'],
    ['2026-11-26 08:30', '1 時間過ぎています', 'error'],
    ['2026-11-24 17:15', '1 日過ぎています', 'error'],
  ]
  for (const [until, text, tone] of cases) assert.deepEqual(promiseInWords(at(until), now), { text, tone }, until)
})
