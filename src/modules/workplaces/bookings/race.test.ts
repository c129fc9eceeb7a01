// Many ask for one seat, or one for many, at the same moment: the database lets one through. And without its guard, it does not.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { kyselyOn, openPool } from '#lib/db/connect.ts'
import { testTown } from '../../../testing/town.ts'
import type { BookedTime } from './booking.ts'
import { insertRequest } from './bookings.queries.ts'

const AT_ONCE = 64

const town = await testTown()
const pool = openPool({ url: town.municipality.databaseUrl, max: AT_ONCE })
after(() => pool.end())
const db = kyselyOn(pool)
const now = town.clock()

const many = async (text: string): Promise<number[]> =>
  (await town.owner.query<{ id: number }>(text)).rows.map(({ id }) => id)
const people = await many(`insert into kernel.staff (sign_in_name, name)
  select 'racer' || n, '走者 ' || n from generate_series(1, ${AT_ONCE}) n returning id`)
const seats = await many(`insert into workplaces.seats (floor_id, label, x, y, width, height, network)
  select (select min(id) from workplaces.floors), 'R' || n, 1000 + 50 * n, 5000, 40, 40, 'lgwan' from generate_series(1, ${AT_ONCE}) n
  returning id`)

const day = (days: number): BookedTime => {
  const from = Temporal.Instant.from('2026-12-01T08:30:00+09:00').add({ hours: 24 * days })
  return { from, until: from.add({ minutes: 525 }) }
}

/** @returns how many days were taken */
const take = (staffId: number, seatId: number, times: BookedTime[]) =>
  db
    .transaction()
    .execute(async (tx) => (await insertRequest(tx, now, '競争', { staffId, seatId, times })).taken.length)
const sum = async (races: Promise<number>[]) => (await Promise.all(races)).reduce((all, one) => all + one, 0)
const oneSeat = (times: BookedTime[]) => sum(people.map((staffId) => take(staffId, seats[0]!, times)))
const onePerson = (times: BookedTime[]) => sum(seats.map((seatId) => take(people[0]!, seatId, times)))
const standing = async (time: BookedTime) =>
  Number(
    (await town.owner.query('select count(*) from workplaces.bookings where lower(during) = $1', [String(time.from)]))
      .rows[0].count,
  )

test('of 64 who ask for one seat at once, one gets it', async () => {
  assert.equal(await oneSeat([day(0)]), 1)
  assert.equal(await standing(day(0)), 1)
})

test('of 64 seats that one person asks for at once, one is theirs', async () => {
  assert.equal(await onePerson([day(1)]), 1)
  assert.equal(await standing(day(1)), 1)
})

test('of many who ask for the same five days, each day goes to one, and nobody waits in a ring', async () => {
  const days = [2, 3, 4, 5, 6].map(day)
  assert.equal(await sum(people.slice(0, 32).map((staffId) => take(staffId, seats[1]!, days.toReversed()))), 5)
  for (const one of days) assert.equal(await standing(one), 1)
})

test('hours that only touch do not stand in each other’s way', async () => {
  const noon = day(7).from.add({ minutes: 210 })
  assert.equal(await take(people[1]!, seats[2]!, [{ from: day(7).from, until: noon }]), 1)
  assert.equal(await take(people[2]!, seats[2]!, [{ from: noon, until: day(7).until }]), 1)
  assert.equal(await take(people[3]!, seats[2]!, [{ from: noon.subtract({ minutes: 1 }), until: day(7).until }]), 0)
})

test('a request with several days and one conflict is held for the rest until its transaction says otherwise', async () => {
  await take(people[4]!, seats[3]!, [day(9)])
  assert.equal(await take(people[5]!, seats[3]!, [day(8), day(9), day(10)]), 2)
})

test('what was given up is free again', async () => {
  await town.owner.query(`update workplaces.bookings set status = 'cancelled' where seat_id = $1`, [seats[3]])
  assert.equal(await take(people[6]!, seats[3]!, [day(8), day(9), day(10)]), 3)
})

test('without its guards the same races book one seat many times, and one person on many', async () => {
  await town.owner.query('alter table workplaces.bookings drop constraint one_booking_of_a_seat')
  assert.equal(await oneSeat([day(20)]), AT_ONCE)
  await town.owner.query('alter table workplaces.bookings drop constraint one_seat_of_a_person')
  assert.equal(await onePerson([day(21)]), AT_ONCE)
})
