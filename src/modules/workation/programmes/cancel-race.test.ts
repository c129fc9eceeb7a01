// A firm takes seats of a date while it is cancelled: it has none, or hears of it. And without the guard, it has some that nobody frees.
import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import { openPool } from '#lib/db/connect.ts'
import { orRefusal } from '#lib/refusal.ts'
import { askedStay, proposeTo } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'
import { withoutTurns } from '../../../testing/without-turns.ts'
import { addOffer } from '../../../testing/workation.ts'
import { hold } from '../reservations/hold.ts'
import { cancelOneSession } from './change-sessions.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const farm = await addOffer(town, 'みさき商会', 'programme')
const now = town.clock()

/** Until as many as are expected wait for a lock. */
async function waiting(count: number): Promise<void> {
  const query = `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await town.owner.query(query)).rows[0].count < count) await setTimeout(5)
}

/** Somebody holds the date's row, so that whoever cancels it waits, and whoever takes seats of it comes in between. */
async function seatsLeftOver(startsAt: string): Promise<number> {
  const { rows } = await town.owner.query(
    `insert into workation.sessions (programme_id, starts_at, places) values ($1, $2, 10) returning id`,
    [farm.offer, startsAt],
  )
  const session = Number(rows[0].id)
  const { stay } = await askedStay(town)
  const itinerary = await proposeTo(town, stay, [{ session, units: 4 }])
  const pool = openPool({ url: town.municipality.databaseUrl, max: 1 })
  const inTheWay = await pool.connect()
  await inTheWay.query('begin')
  await inTheWay.query('select from workation.sessions where id = $1 for update', [session])
  const section = { side: 'section', staffId: 1 } as const
  const cancelled = cancelOneSession(town.municipality, now, section, farm.offer, session, '大雨')
  await waiting(1)
  const held = orRefusal(hold(town.municipality.db, now, stay, itinerary))
  await waiting(2)
  await inTheWay.query('commit')
  inTheWay.release()
  await pool.end()
  await Promise.all([cancelled, held])
  const left = await town.owner.query('select taken from workation.sessions where id = $1', [session])
  return left.rows[0].taken
}

test('nobody has a seat of a date that was cancelled at the same moment', async () => {
  assert.equal(await seatsLeftOver('2026-12-15T10:00+09:00'), 0)
})

test('without waiting for one’s turn somebody has', async () => {
  await withoutTurns(town)
  assert.equal(await seatsLeftOver('2026-12-16T10:00+09:00'), 4)
})
