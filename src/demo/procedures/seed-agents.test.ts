import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { seedDemoAgents } from './seed-agents.ts'
import { seedDemoProcedures } from './seed-procedures.ts'

const { municipality, clock, owner } = await testTown({ at: '2026-11-24T10:00:00+09:00' })
await seedDemoProcedures(municipality, clock())

test('the demo town has an agent whom it looked up, with a client in every state, one whom nobody looked up, and only once', async () => {
  for (const _ of [1, 2]) await seedDemoAgents(municipality, clock(), 'あおぞら市')
  const { rows } = await owner.query(
    `select m.client_name, a.state, r.outcome, l.kind from procedures.mandates m join procedures.applications a on a.id = m.application_id
     left join procedures.mandate_requests r on r.mandate_id = m.id left join procedures.mandate_limits l on l.mandate_id = m.id order by m.id`,
  )
  assert.deepEqual(
    rows.map(({ client_name, state, outcome, kind }) => [client_name, state, outcome, kind]),
    [
      ['佐野 美咲', 'submitted', 'approved', null],
      ['甲斐 由美', 'submitted', 'approved', 'no_correcting'],
      ['黒木 陽菜', 'draft', 'refused', null],
      ['日高 誠', 'draft', null, null],
      ['河野 次郎', 'draft', null, null],
    ],
  )
  const agents = await owner.query(
    `select g.name, k.outcome from procedures.agents g left join procedures.agent_checks k on k.agent_id = g.id order by g.id`,
  )
  assert.deepEqual(agents.rows, [
    { name: '岩切 徹', outcome: 'confirmed' },
    { name: '黒岩 さとみ', outcome: null },
  ])
})
