import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mistakesOf, readDefinition } from '#modules/procedures/index.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { testTown } from '../../testing/town.ts'
import { seedDemoApplications } from './seed-applications.ts'
import { seedDemoProcedures } from './seed-procedures.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
await seedDemoProcedures(town.municipality, town.clock())

test('the demo town has applications of all five procedures in every state, without a mistake, and only once', async () => {
  assert.equal(await seedDemoApplications(town.municipality, town.clock(), 'あおぞら市'), true)
  assert.equal(await seedDemoApplications(town.municipality, town.clock(), 'あおぞら市'), false)
  const { rows } = await town.owner.query(
    `select p.slug, a.state, a.answers, v.definition, a.arrived_at from procedures.applications a
     join procedures.versions v on v.id = a.version_id join procedures.procedures p on p.id = v.procedure_id`,
  )
  assert.deepEqual(new Set(rows.map(({ slug }) => slug)).size, 5)
  assert.deepEqual(new Set(rows.map(({ state }) => state)), new Set(['submitted', 'correcting', 'accepted', 'refused']))
  const rounds = await town.owner.query(
    'select outcome, count(*)::int as many from procedures.corrections group by outcome',
  )
  assert.deepEqual(
    new Map(rounds.rows.map(({ outcome, many }) => [outcome, many])),
    new Map([
      [null, 4],
      ['corrected', 4],
    ]),
  )
  for (const { definition: json, answers, arrived_at: arrived } of rows) {
    const read = readDefinition(json)
    assert.ok(read.ok)
    assert.deepEqual(mistakesOf(read.definition, answers, dateInTokyo(Temporal.Instant.from(arrived.toString()))), [])
  }
})
