// Fifty teams want the same days at the same moment: each has all of its itinerary or nothing. And without the guard, it has not.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { kyselyOn, openPool } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { addOffer } from '../../../testing/workation.ts'
import { askedStay, proposeTo } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'
import { withoutTurns } from '../../../testing/without-turns.ts'
import type { Stay } from '../stays/stay.ts'
import { hold } from './hold.ts'

const TEAMS = 50

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const inn = await addOffer(town, '灯台の宿', 'lodging') // ten rooms of two
const seats = await addOffer(town, 'しごと場', 'workplace') // ten seats
const farm = await addOffer(town, '農園', 'programme')
const { rows } = await town.owner.query(
  `insert into workation.sessions (programme_id, starts_at, places) select $1, '2026-12-15T10:00+09:00', 40 returning id`,
  [farm.offer],
)
const session = Number(rows[0].id)
const pool = openPool({ url: town.municipality.databaseUrl, max: TEAMS })
after(() => pool.end())
const db = kyselyOn(pool)

/** Two rooms for three nights, four seats for two days, and four places on the farm; every second team in another order of days. */
const wanted = (at: number) => {
  const items = [
    { place: inn.offer, from: '2026-12-14', through: '2026-12-17', units: 2 },
    { place: seats.offer, from: '2026-12-15', through: '2026-12-16', units: 4 },
    { session, units: 4 },
  ]
  return at % 2 === 0 ? items : items.toReversed()
}

const teams: { stay: Stay; itinerary: number }[] = []
for (let at = 0; at < TEAMS; at++) {
  const { stay } = await askedStay(town, { company: `競う会社 ${at}`, email: `team${at}@example.jp` })
  teams.push({ stay, itinerary: await proposeTo(town, stay, wanted(at)) })
}

async function race(now: Temporal.Instant): Promise<number> {
  const answers = await Promise.all(teams.map(({ stay, itinerary }) => orRefusal(hold(db, now, stay, itinerary))))
  const refused = answers.filter((answer) => answer instanceof Refusal)
  assert.ok(refused.every(({ status }) => status === 409))
  return TEAMS - refused.length
}

const counted = async () =>
  (
    await town.owner.query(
      `select (select count(*)::int from workation.reservations where state = 'held') as held,
        (select sum(units)::int from workation.reserved_days where place_id = $1) as room_nights,
        (select sum(units)::int from workation.reserved_days where place_id = $2) as seat_days,
        (select sum(people)::int from workation.reserved_seats where session_id = $3) as people,
        (select sum(taken)::int from workation.stock_days where place_id = $1) as taken,
        (select max(taken)::int from workation.stock_days where place_id = $2) as most_seats,
        (select taken::int from workation.sessions where id = $3) as farm`,
      [inn.offer, seats.offer, session],
    )
  ).rows[0]

test('of fifty teams at once as many are held as fit, each whole, and the others have nothing at all', async () => {
  assert.equal(await race(town.clock()), 2, 'ten seats are enough for two teams of four')
  const all = { held: 2, room_nights: 12, seat_days: 16, people: 8, taken: 12, most_seats: 8, farm: 8 }
  assert.deepEqual(await counted(), all)
})

test('half an hour later what was held is free for others, and pressed again nothing is held twice', async () => {
  const later = town.clock().add({ minutes: 31 })
  assert.equal(await race(later), 2)
  const standing = await town.owner.query(
    `select stay_id as id from workation.reservations where state = 'held' order by 1`,
  )
  const held = new Set(standing.rows.map(({ id }) => Number(id)))
  for (const { stay, itinerary } of teams.filter(({ stay: { id } }) => held.has(id)))
    await hold(db, later.add({ minutes: 1 }), stay, itinerary)
  assert.equal((await counted()).held, 2)
})

test('without waiting for one’s turn nothing is booked over either: the database alone sees to that', async () => {
  await withoutTurns(town)
  // Some may have waited for each other in a ring, and are told of a fault of ours: what counts is what was taken.
  const later = town.clock().add({ minutes: 90 })
  await Promise.allSettled(teams.map(({ stay, itinerary }) => hold(db, later, stay, itinerary)))
  const { most_seats: most, held, seat_days: days } = await counted()
  assert.ok(most <= 10 && days === held * 8, JSON.stringify(await counted()))
})

test('without the constraint the same race books the seats over', async () => {
  await town.owner.query(`alter table workation.stock_days drop constraint no_overbooking;
    alter table workation.sessions drop constraint no_overbooking`)
  await Promise.allSettled(
    teams.map(({ stay, itinerary }) => hold(db, town.clock().add({ minutes: 180 }), stay, itinerary)),
  )
  assert.ok((await counted()).most_seats > 10)
})
