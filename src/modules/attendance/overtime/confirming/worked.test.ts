import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Between, hoursInWords, overlap, type Times } from '../order.ts'
import { doneOf, unworked } from './worked.ts'

const DAY = Temporal.Instant.from('2026-11-24T00:00:00+09:00')
const between = (from: number, until: number): Between => ({
  from: DAY.add({ minutes: from }),
  until: DAY.add({ minutes: until }),
})
const clock = (text: string): number => Number(text.split(':')[0]) * 60 + Number(text.split(':')[1])
/** 17:30-20:00 */
const span = (text: string): Between => {
  const [from = '', until = ''] = text.split('-')
  return between(clock(from), clock(until))
}
const times = (text: string, rest?: string): Times => ({ ...span(text), rest: rest ? span(rest) : undefined })

test('what is proposed is the part of the order in which somebody was there', () => {
  const table: [ordered: Times, worked: string[], done: string | undefined][] = [
    [times('17:30-20:00'), ['8:25-19:40'], '17:30–19:40'],
    [times('17:30-20:00'), ['8:25-21:00'], '17:30–20:00'],
    [times('17:30-20:00'), ['8:25-17:16'], undefined],
    [times('17:30-20:00'), [], undefined],
    [times('17:30-20:00'), ['8:25-17:30'], undefined],
    [times('17:30-20:00', '18:00-18:15'), ['8:25-19:40'], '17:30–19:40(休憩 18:00–18:15)'],
    [times('17:30-20:00', '19:30-20:00'), ['8:25-19:40'], '17:30–19:40'],
    [times('17:30-21:00'), ['8:25-18:30', '19:10-20:40'], '17:30–20:40(休憩 18:30–19:10)'],
    [times('22:00-26:00'), ['8:25-17:16', '22:10-25:40'], '22:10–翌1:40'],
  ]
  for (const [ordered, worked, done] of table) {
    const found = doneOf(ordered, worked.map(span))
    assert.equal(found && hoursInWords(found), done)
  }
})

test('minutes without a punch are found, unless they are the break', () => {
  const table: [done: Times, worked: string[], gaps: string[]][] = [
    [times('17:30-20:00'), ['8:25-20:00'], []],
    [times('17:30-20:00'), ['8:25-19:00'], ['19:00–20:00']],
    [times('17:00-20:00'), ['17:30-18:00', '18:30-19:00'], ['17:00–17:30', '18:00–18:30', '19:00–20:00']],
    [times('17:30-20:00', '18:00-18:30'), ['8:25-18:00', '18:30-20:00'], []],
  ]
  for (const [done, worked, gaps] of table)
    assert.deepEqual(
      unworked(done, worked.map(span)).map((gap) => hoursInWords({ ...gap, rest: undefined })),
      gaps,
    )
})

test('what is proposed lies within the order and within its punches, whatever they are', () => {
  const anySpans = fc
    .uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 8 })
    .map((minutes) => minutes.toSorted((a, b) => a - b))
    .map((minutes) =>
      Array.from({ length: Math.floor(minutes.length / 2) }, (_, at) =>
        between(minutes[2 * at]!, minutes[2 * at + 1]!),
      ),
    )
  const anyOrder = fc
    .tuple(fc.integer({ min: 0, max: 1900 }), fc.integer({ min: 1, max: 600 }))
    .map(([from, length]): Times => Object.assign({ rest: undefined }, between(from, from + length)))
  fc.assert(
    fc.property(anyOrder, anySpans, (ordered, worked) => {
      const done = doneOf(ordered, worked)
      if (!done) return
      assert.ok(Temporal.Instant.compare(done.from, ordered.from) >= 0)
      assert.ok(Temporal.Instant.compare(done.until, ordered.until) <= 0)
      const gaps = unworked(done, worked)
      const pieces = worked.filter((one) => overlap(one, done))
      assert.equal(
        gaps.length,
        Math.max(0, pieces.length - 2),
        'the first gap is the break, the others are to be looked at',
      )
    }),
  )
})
