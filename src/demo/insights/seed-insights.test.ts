import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setMark } from '#modules/insights/index.ts'
import { testTown } from '../../testing/town.ts'
import { seedDemoApplications } from '../procedures/seed-applications.ts'
import { seedDemoProcedures } from '../procedures/seed-procedures.ts'
import { getStaffBySignInName } from '../demo.queries.ts'
import { seedDemoInsights } from './seed-insights.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { municipality, clock } = town

test('the demo town has calls, marks and boards with a shape, and only once', async () => {
  await seedDemoProcedures(municipality, clock())
  await seedDemoApplications(municipality, clock(), 'あおぞら市')
  // Interrupted while it was writing down what the town says.
  const head = await getStaffBySignInName(municipality.db, 'ishii', clock())
  const interrupted = { what: 'phoneShare.target', value: '40', from: '2025-04', note: '行政改革の計画' }
  await setMark(municipality.db, clock(), head, interrupted)
  assert.equal(await seedDemoInsights(municipality, clock(), 'あおぞら市'), true)
  assert.equal(await seedDemoInsights(municipality, clock(), 'あおぞら市'), false)
  const count = async (table: string) => (await town.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n
  assert.equal(await count('insights.marks'), 17)
  const figures = await count('insights.figures')
  // Interrupted before anything was collected.
  await town.owner.query('truncate insights.events, insights.figures; update insights.collection set taken_at = null')
  assert.equal(await seedDemoInsights(municipality, clock(), 'あおぞら市'), false)
  assert.deepEqual([await count('insights.marks'), await count('insights.figures')], [17, figures])
  const { rows } = await town.owner.query(
    `select count(*)::int as calls, count(*) filter (where needs_callback and called_back_at is null)::int as owed, max(taken_at) < $1 as past from inquiries.calls`,
    [clock().toString()],
  )
  assert.ok(rows[0].calls > 200 && rows[0].past, JSON.stringify(rows))
  const page = await (await town.request('/console/insights/procedures', { as: 'suzuki' })).text()
  assert.match(page, /標準処理期間の中で決めた割合は 72% → [\d.]+%\(10月\)です。/)
  assert.equal(
    (await (await town.request('/console/insights/procedures?year=2025', { as: 'suzuki' })).text()).includes(
      'まだ数えたものがありません',
    ),
    false,
  )
  const marks = await (await town.request('/console/insights/marks', { as: 'ishii' })).text()
  assert.match(marks, /行政改革の計画/)
})
