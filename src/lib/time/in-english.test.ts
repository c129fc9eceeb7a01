import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { dateInEnglish, dateOfYearInEnglish } from './in-english.ts'

test('a date in English carries its weekday, and the year where that is asked for', () => {
  const date = Temporal.PlainDate.from('2026-11-24')
  assert.equal(dateInEnglish(date), 'Tue 24 Nov')
  assert.equal(dateOfYearInEnglish(date), 'Tue, 24 Nov 2026')
})
