import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpen } from '#kernel/calendar/opening-hours.ts'
import { weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { randomFrom } from '../random.ts'
import { openMomentOn, residentAnswers, staffAnswers } from './hours.ts'

const calendar = { hours: weekdayHours('08:30', '17:15'), closures: [] }
const random = randomFrom('hours')
const times = Array.from({ length: 200 }, (_, index) => index)
const at = (iso: string) => Temporal.Instant.from(`${iso}+09:00`)

test('what cannot wait is asked while the counter is open: on New Year that is the last open day before', () => {
  for (const _ of times) {
    const moment = openMomentOn(calendar, Temporal.PlainDate.from('2027-01-02'), random)
    assert.equal(dateInTokyo(moment).toString(), '2026-12-28')
    assert.ok(isOpen(calendar, moment))
  }
})

test('a resident does not write back in the small hours', () => {
  for (const _ of times) {
    const { hour } = residentAnswers(at('2026-11-24T23:58:00'), random).toZonedDateTimeISO(TOKYO)
    assert.ok(hour >= 6, String(hour))
  }
})

test('what comes in the evening is answered on the next business day, never before it was asked', () => {
  for (const _ of times) {
    const answer = staffAnswers(calendar, at('2026-11-20T21:00:00'), random)
    assert.equal(dateInTokyo(answer).toString(), '2026-11-24') // Friday evening, then a long weekend
    const soon = staffAnswers(calendar, at('2026-11-24T10:00:00'), random)
    assert.ok(Temporal.Instant.compare(soon, at('2026-11-24T10:03:00')) >= 0)
  }
})
