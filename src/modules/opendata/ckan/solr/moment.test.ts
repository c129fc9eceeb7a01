import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentOf } from './moment.ts'

const now = Temporal.Instant.from('2026-11-24T01:23:45.678901Z')

test('a moment is said as clients of Solr say it', () => {
  const cases: [string, string | undefined][] = [
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123456Z'],
    ['NOW', '2026-11-24T01:23:45.678901Z'],
    ['NOW-7DAYS', '2026-11-17T01:23:45.678901Z'],
    ['NOW/DAY', '2026-11-24T00:00:00Z'],
    ['NOW/DAY-1MONTH', '2026-10-24T00:00:00Z'],
    ['NOW-1YEAR/YEAR', '2025-01-01T00:00:00Z'],
    ['NOW/MONTH+6HOURS', '2026-11-01T06:00:00Z'],
    ['2026-03-31T12:00:00Z-1MONTH', '2026-02-28T12:00:00Z'],
    ['NOW-2MINUTES/SECOND', '2026-11-24T01:21:45Z'],
    ['2026-01-01', undefined],
    ['2026-02-30T00:00:00Z', undefined],
    ['0000-01-01T00:00:00Z', undefined],
    ['NOW+9999YEARS', undefined],
    ['NOW-9999YEARS', undefined],
    [`NOW${'+9999YEARS'.repeat(300)}`, undefined],
    ['NOW-1CENTURY', undefined],
    ['NOW-', undefined],
    ['now', undefined],
    ['', undefined],
  ]
  for (const [text, expected] of cases) assert.equal(momentOf(text, now)?.toString(), expected, text)
})
