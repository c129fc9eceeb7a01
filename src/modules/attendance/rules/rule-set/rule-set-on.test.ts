import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { fieldsOf } from '../faults.fixture.ts'
import { read } from '../read.ts'
import { national } from './national.ts'
import { overridesSchema, ruleSetSchema } from './rule-set.ts'
import { ruleSetOn } from './rule-set-on.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

const sundaysOut = {
  ...national.sixtyHours,
  article: 'あおぞら市職員給与規則第10条の2',
  countsSundays: false,
}
const overrides = [
  { from: '2027-04-01', rules: { leaveUnits: { ...national.leaveUnits, article: '規則第12条', minutes: 15 } } },
  { from: '2026-10-01', rules: { sixtyHours: sundaysOut } },
  { from: '2027-10-01', rules: { sixtyHours: { ...sundaysOut, countsSundays: true } } },
]

test('the national standard is a complete set of rules, and survives being written as JSON', () => {
  assert.deepEqual(read(ruleSetSchema, JSON.parse(JSON.stringify(national))), national)
  assert.deepEqual(ruleSetOn(day('2026-11-24')), national)
})

test('a town overrides an article from a day on, until its next override of the same article', () => {
  const table: [string, boolean, number][] = [
    ['2026-09-30', true, 60],
    ['2026-10-01', false, 60],
    ['2027-04-01', false, 15],
    ['2027-10-01', true, 15],
  ]
  for (const [on, sundays, unit] of table) {
    const rules = ruleSetOn(day(on), overrides)
    assert.deepEqual([rules.sixtyHours.countsSundays, rules.leaveUnits.minutes], [sundays, unit], on)
  }
  assert.equal(ruleSetOn(day('2026-10-01'), overrides).sixtyHours.article, 'あおぞら市職員給与規則第10条の2')
})

test('there are no rules before the limits of 2019', () => {
  assert.throws(() => ruleSetOn(day('2019-03-31')), /2019-04-01 より前/)
})

test('an override that is no rule is refused field by field', () => {
  const wrong = [
    { from: '2026-04-15', rules: {} },
    { from: '2026-04-01', rules: { overtime: { percent: 12.5 }, lunch: {} } },
  ]
  assert.deepEqual(
    fieldsOf(() => read(overridesSchema, wrong)),
    ['[0].from', '[1].rules.overtime.title', '[1].rules.overtime.article', '[1].rules.overtime.percent', '[1].rules'],
  )
})
