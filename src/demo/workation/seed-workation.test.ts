import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { seedDemoWorkation } from '../index.ts'

const { program, municipality, clock, owner, request } = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const words = async (path: string, as?: string) =>
  (await (await request(path, { as })).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('the demo town offers places with a year of measurements and programmes with dates ahead, written once', async () => {
  assert.equal(await seedDemoWorkation(program, municipality, clock()), true)
  assert.equal(await seedDemoWorkation(program, municipality, clock()), false)
  assert.match(await words('/workation/places'), /22件の場所/)
  assert.match(await words('/en/workation/programmes'), /Trail repair on the old road .*Next: /)
  const { rows } = await owner.query(
    `select count(*)::int as all, count(*) filter (where measured_at > $1)::int as ahead, count(distinct place_id)::int as places from workation.measurements`,
    [clock().toString()],
  )
  assert.deepEqual(rows[0], { all: 147, ahead: 0, places: 21 })
  const sessions = await owner.query(
    `select count(*)::int as wrong from workation.sessions s join workation.programmes g on g.offer_id = s.programme_id
     where s.starts_at < $1 or (s.starts_at at time zone 'Asia/Tokyo')::date not between g.season_from and g.season_through`,
    [clock().toString()],
  )
  assert.equal(sessions.rows[0].wrong, 0)
})

test('one offer waits for whoever tries the console', async () => {
  assert.match(await words('/console/workation', 'suzuki'), /旧みなと役場 屋上 しごと場 .*確認待ち/)
})
