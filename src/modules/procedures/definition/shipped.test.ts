import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from './check.ts'
import { findingInWords } from './finding.ts'
import { readDefinition } from './read-definition.ts'
import { shippedDefinitions } from './shipped.ts'

const today = Temporal.PlainDate.from('2026-11-26')

test('the procedures that come with the program can be published as they are', () => {
  const all = shippedDefinitions()
  assert.equal(all.length, 5)
  for (const json of all) {
    const read = readDefinition(json)
    assert.ok(read.ok, read.ok ? '' : read.findings.map(findingInWords).join('\n'))
    assert.deepEqual(check(read.definition, today).map(findingInWords), [], read.definition.title)
  }
})
