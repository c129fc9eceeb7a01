import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyDay, cutOne } from '../day/any-day.fixture.ts'
import { classifyDay } from '../day/classify-day.ts'
import type { Day } from '../day/day.ts'
import { MINUTES_A_DAY, minutesOf } from '../day/span.ts'
import { national } from '../rule-set/national.ts'
import { closeMonth } from './close-month.ts'

const november = Temporal.PlainYearMonth.from('2026-11')

const endsInTime = ({ on, worked }: Day) => worked.every((span) => minutesOf(on, span)[1] <= MINUTES_A_DAY)

/** Days of which none runs into the next. */
const anyMonth = fc
  .uniqueArray(anyDay, { maxLength: 25, selector: ({ on }) => on.day })
  .map((days) => days.filter(endsInTime))

const total = (list: readonly { minutes: number }[]) => list.reduce((sum, { minutes }) => sum + minutes, 0)

test('the 60 hours move minutes to a higher rate and lose none', () => {
  fc.assert(
    fc.property(anyMonth, (days) => {
      const classified = days.map((day) => classifyDay(national, day))
      const { segments, overtime } = closeMonth(national, november, classified, 2000)
      assert.equal(total(segments), total(classified.flatMap((day) => day.segments)))
      assert.equal(total(segments.filter(({ isBeyond }) => isBeyond)), Math.max(0, overtime - 3600))
    }),
  )
})

test('splitting spans and shuffling days changes no figure of a month', () => {
  fc.assert(
    fc.property(anyMonth, fc.nat(), (days, seed) => {
      const close = (list: typeof days) => {
        const classified = list.map((day) => classifyDay(national, day))
        return closeMonth(national, november, classified, 2000)
      }
      const cut = days.toReversed().map((day) => Object.assign({}, day, { worked: cutOne(day.worked, seed) }))
      assert.deepEqual(close(cut), close(days))
    }),
  )
})
