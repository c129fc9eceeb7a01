import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { seedDemoAttendance, seedDemoWorkplaces } from '../index.ts'

const { municipality, clock, owner, request } = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const words = async (path: string, as = 'sato') =>
  (await (await request(path, { as })).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('bookings tell the same as the punches, go on for weeks, and are written once', async () => {
  await seedDemoAttendance(municipality, clock(), 'ある町')
  assert.equal(await seedDemoWorkplaces(municipality, clock(), 'ある町'), true)
  assert.equal(await seedDemoWorkplaces(municipality, clock(), 'ある町'), false)
  const { rows } = await owner.query(
    `select count(*) filter (where came_at is not null)::int as came, count(*) filter (where lower(during) > $1)::int as ahead,
       count(*) filter (where status = 'pending')::int as waits, count(distinct status)::int as statuses,
       count(*) filter (where came_at is not null and not exists (select from attendance.punches p
         where p.staff_id = b.staff_id and p.at = b.came_at))::int as strangers,
       count(*) filter (where since > $1)::int as early from workplaces.bookings b`,
    [clock().toString()],
  )
  const [{ came, ahead, waits, statuses, strangers, early }] = rows
  assert.ok(came > 50 && ahead > 10, `${came} came, ${ahead} ahead`)
  assert.deepEqual({ waits, strangers, early }, { waits: 3, strangers: 0, early: 0 })
  assert.ok(statuses >= 3)
})

test('what waits is for whoever tries it, and everybody has written down how far it is', async () => {
  assert.match(await words('/console/approvals'), /しごと場の利用\(みなと分室/)
  assert.match(await words('/console/workplaces', 'takahashi'), /みなと分室 2階 .{2} 決裁待ち/)
  const { rows } = await owner.query('select count(*)::int from workplaces.travel')
  assert.equal(rows[0].count, 41 * 3)
})
