import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { fieldsOf } from '../faults.fixture.ts'
import { national } from '../rule-set/national.ts'
import type { WorkKind } from './measure.ts'
import { overtimeLimits } from './overtime-limits.ts'

const month = (text: string) => Temporal.PlainYearMonth.from(text)

/** Hours of consecutive months, the last of them `last`. */
const ending = (last: string, hours: readonly number[]) =>
  hours.map((one, at) => ({
    month: month(last).subtract({ months: hours.length - 1 - at }),
    minutes: Math.round(one * 60),
  }))

const limitsOf = (work: WorkKind, last: string, hours: readonly number[], adding?: number) =>
  overtimeLimits(national, { work, month: month(last), months: ending(last, hours), adding })

const titles = (measures: readonly { title: string }[]) => measures.map(({ title }) => title)

test('sr-snow.com: 45, 55, 30, 20, 45 and 80 hours are 62.5, 48.3, 43.8, 46.0 and 45.8 on average, back from the last', () => {
  const { measures } = limitsOf('externallyDriven', '2026-09', [45, 55, 30, 20, 45, 80])
  const averages = measures.flatMap(({ months, used }) => (months > 1 ? [(used / months / 60).toFixed(1)] : []))
  assert.deepEqual(averages, ['62.5', '48.3', '43.8', '46.0', '45.8'])
})

test('ordinary work is limited to 45 hours a month and 360 a fiscal year', () => {
  const table: [string, number[], string[], number][] = [
    ['2026-11', [30, 41 + 2 / 3], [], 200],
    ['2026-11', [45], [], 0],
    ['2026-11', [45 + 1 / 60], ['月'], 0],
    ['2026-12', [40, 40, 40, 40, 40, 40, 40, 40, 40], [], 0],
    ['2026-12', [45, 45, 45, 45, 45, 45, 45, 45, 1], ['年度'], 0],
    ['2026-04', [45, 45, 45, 45, 45, 45, 45, 45, 1], [], 44 * 60],
  ]
  for (const [last, hours, breaches, room] of table) {
    const limits = limitsOf('ordinary', last, hours)
    assert.deepEqual([titles(limits.breaches), limits.room], [breaches, room], `${last} ${hours}`)
  }
})

test('work that others drive stays below 100 hours a month, within 720 a year, 80 on average and six months above 45', () => {
  const table: [string, number[], string[]][] = [
    ['2026-04', [99 + 59 / 60], []],
    ['2026-04', [100], ['月']],
    ['2026-05', [81, 79], []],
    ['2026-05', [81, 80], ['2箇月平均']],
    ['2026-04', [85, 76], ['2箇月平均']],
    ['2026-06', [81, 79, 81], ['3箇月平均']],
    ['2027-03', [...Array<number>(6).fill(70), ...Array<number>(5).fill(45), 75], ['月45時間を超える月数']],
    ['2027-03', [...Array<number>(6).fill(75), ...Array<number>(6).fill(45)], []],
    ['2027-03', [...Array<number>(6).fill(75), ...Array<number>(5).fill(45), 45.5], ['年度', '月45時間を超える月数']],
  ]
  for (const [last, hours, breaches] of table)
    assert.deepEqual(titles(limitsOf('externallyDriven', last, hours).breaches), breaches, `${last} ${hours}`)
})

test('it is said how much may still be ordered, and what an order would do', () => {
  const { room, breaches, after } = limitsOf('ordinary', '2026-11', [30, 41 + 2 / 3], 201)
  assert.deepEqual([room, breaches, after && titles(after.breaches), after?.room], [200, [], ['月'], 0])
  const sixAbove = [46, 46, 46, 46, 46, 46, 40]
  assert.equal(limitsOf('externallyDriven', '2026-10', sixAbove).room, 5 * 60)
  assert.equal(limitsOf('externallyDriven', '2026-10', sixAbove.slice(1)).room, 60 * 60 - 1)
})

test('the year is forecast from its months so far, from the first with a figure on', () => {
  assert.equal(limitsOf('ordinary', '2026-09', [30, 30, 30, 30, 30, 30]).yearForecast, 360 * 60)
  assert.equal(limitsOf('ordinary', '2026-09', [30, 30]).yearForecast, 240 * 60)
  assert.equal(limitsOf('ordinary', '2026-04', [99, 20]).yearForecast, 240 * 60)
  assert.equal(limitsOf('ordinary', '2027-03', [10]).yearForecast, 10 * 60)
  assert.equal(overtimeLimits(national, { work: 'ordinary', month: month('2026-09'), months: [] }).yearForecast, 0)
})

test('from 100 hours on a doctor sees them without being asked', () => {
  assert.equal(limitsOf('ordinary', '2026-11', [99.9]).isInterviewDue, false)
  assert.equal(limitsOf('ordinary', '2026-11', [100]).isInterviewDue, true)
})

test('a month that is there twice or lies ahead is refused', () => {
  const list = ['2026-11', '2026-12', '2026-11'].map((text) => ({ month: month(text), minutes: 0 }))
  assert.deepEqual(
    fieldsOf(() => overtimeLimits(national, { work: 'ordinary', month: month('2026-11'), months: list })),
    ['months[1].month', 'months[2].month'],
  )
})

test('as much as there is room for breaks no limit that is not broken yet, and one minute more breaks one', () => {
  const anyHours = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 18 })
  const anyWork = fc.constantFrom<WorkKind>('ordinary', 'externallyDriven')
  fc.assert(
    fc.property(anyWork, fc.integer({ min: 0, max: 11 }), anyHours, (work, later, hours) => {
      const last = month('2026-04').add({ months: later }).toString()
      const now = limitsOf(work, last, hours)
      const breaches = (adding: number) => limitsOf(work, last, hours, adding).after?.breaches.length ?? 0
      assert.equal(breaches(now.room), now.breaches.length)
      if (now.breaches.length === 0) assert.ok(breaches(now.room + 1) > 0)
    }),
  )
})
