import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { national } from '../rule-set/national.ts'
import { anyDay, cutOne } from './any-day.fixture.ts'
import { classifyDay } from './classify-day.ts'
import type { Day } from './day.ts'
import type { Span } from './span.ts'
import { isOvertime, linesOf } from './work-classes.ts'

const lengthOf = ({ from, until }: Span) => from.until(until, { largestUnit: 'minutes' }).minutes
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
const isIn = (outer: Span) => (inner: Span) =>
  Temporal.PlainDateTime.compare(outer.from, inner.from) <= 0 &&
  Temporal.PlainDateTime.compare(inner.until, outer.until) <= 0

test('every worked minute falls in exactly one class, and no other minute in any', () => {
  fc.assert(
    fc.property(anyDay, (day: Day) => {
      const { segments } = classifyDay(national, day)
      assert.equal(sum(segments.map(({ minutes }) => minutes)), sum(day.worked.map(lengthOf)))
      for (const [at, segment] of segments.entries()) {
        assert.equal(segment.minutes, lengthOf(segment))
        const before = segments[at - 1]
        assert.ok(!before || Temporal.PlainDateTime.compare(before.until, segment.from) <= 0)
        assert.ok(segment.rules.length > 0, segment.workClass)
      }
    }),
  )
})

test('splitting a span of work or an order changes nothing', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(), (day, seed) => {
      const split = { ...day, worked: cutOne(day.worked, seed), orders: cutOne(day.orders, seed) }
      assert.deepEqual(classifyDay(national, split), classifyDay(national, day))
    }),
  )
})

test('nothing that was not ordered is paid as overtime or as duty on a holiday', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const paid = classifyDay(national, day).segments.filter(
        ({ workClass }) => isOvertime(workClass) || workClass.startsWith('holidayDuty'),
      )
      const orders = together(day.orders)
      for (const segment of paid) assert.ok(orders.some((order) => isIn(order)(segment)))
    }),
  )
})

/** Orders that touch are one to those who work by them. */
function together(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last?.until.equals(span.from)) merged[merged.length - 1] = { from: last.from, until: span.until }
    else merged.push(span)
  }
  return merged
}

test('what is paid by the hour is night from 22:00 to 5:00 and day otherwise', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const paid = classifyDay(national, day).segments.filter(({ workClass }) => linesOf(workClass).length > 0)
      for (const { workClass, from } of paid)
        assert.equal(workClass.endsWith('Night'), from.hour >= 22 || from.hour < 5)
    }),
  )
})
