// What is booked is changed in one step or stays, and given up as a whole; what providers change does not take it away.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { askedStay, bookedStay, COMING, deskMember, proposeTo } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'
import { addOffer, memberOf } from '../../../testing/workation.ts'
import { book, changeBooking } from './book.ts'
import { cancelStay } from './cancel.ts'
import { hold } from './hold.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const { db } = town.municipality
const inn = await addOffer(town, '灯台の宿', 'lodging') // ten rooms of two
const house = await addOffer(town, '森の家', 'lodging')
const seats = await addOffer(town, 'しごと場', 'workplace')
const farm = await addOffer(town, '農園', 'programme') // at least two people
const innkeeper = await memberOf(town, inn.provider)

const at = (place: number, from: string, through: string, units: number) => ({ place, from, through, units })
async function sessionAt(startsAt: string, places = 10): Promise<number> {
  const { rows } = await town.owner.query(
    'insert into workation.sessions (programme_id, starts_at, places) values ($1, $2, $3) returning id',
    [farm.offer, startsAt, places],
  )
  return Number(rows[0].id)
}
const takenOn = async (place: number, day: string): Promise<number> => {
  const { rows } = await town.owner.query(
    'select taken::int from workation.stock_days where place_id = $1 and on_day = $2',
    [place, day],
  )
  return rows[0]?.taken ?? 0
}
const stateOf = async (id: number) =>
  (await town.owner.query('select state, from_day::text, through_day::text from workation.stays where id = $1', [id]))
    .rows[0]
const wanting = async (work: Promise<unknown>, status: number, sentence: RegExp) => {
  const refused = await orRefusal(work)
  assert.ok(refused instanceof Refusal, 'it was not refused')
  assert.equal(refused.status, status)
  assert.match(refused.message, sentence)
}

test('a changed itinerary takes the place of the booked one in one step, its own rooms counted as free', async () => {
  const { stay } = await bookedStay(town, [at(inn.offer, '2026-12-14', '2026-12-17', 10)], { people: '20' })
  const changed = await proposeTo(town, stay, [at(house.offer, '2026-12-17', '2026-12-18', 10)])
  await changeBooking(town.municipality, town.clock(), stay, changed, COMING)
  assert.deepEqual(await stateOf(stay.id), { state: 'booked', from_day: '2026-12-14', through_day: '2026-12-18' })
  assert.deepEqual(await Promise.all(['2026-12-16', '2026-12-17'].map((day) => takenOn(inn.offer, day))), [10, 0])
  assert.equal(await takenOn(house.offer, '2026-12-17'), 10)
  const { rows } = await town.owner.query('select state from workation.reservations where stay_id = $1 order by id', [
    stay.id,
  ])
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['replaced', 'booked'],
  )
})

test('a provider hears of a change that is about theirs, as it was and is, and no other does', async () => {
  const days = ['2027-04-06', '2027-04-08'] as const
  const { stay } = await bookedStay(town, [at(inn.offer, ...days, 2), at(seats.offer, ...days, 4)], {
    company: '変える会社',
  })
  const changed = await proposeTo(town, stay, [at(house.offer, '2027-04-08', '2027-04-09', 2)])
  await changeBooking(town.municipality, town.clock(), stay, changed, COMING)
  await town.work()
  const told = (await mailbox(town)).filter(({ subject }) => subject === '予約が変わりました: 変える会社')
  assert.equal(told.length, 1)
  assert.match(
    told[0]!.text,
    /森の家 ご担当者さま[^]*前:\nなし\n\n今:\n・森の家 2027年4月8日\(木\) – 4月9日\(金\) \(1泊\) 2室/,
  )
})

test('who came before the change came: what was recorded stays with the same line', async () => {
  const { stay, itinerary } = await bookedStay(town, [at(inn.offer, '2026-12-01', '2026-12-03', 2)], {
    wishedFrom: '2026-12-01',
  })
  await town.owner.query(
    `insert into workation.arrivals (item_id, people, at, staff_id) select id, 3, now(), $2 from workation.itinerary_items where itinerary_id = $1`,
    [itinerary, await deskMember(town)],
  )
  const changed = await proposeTo(town, stay, [at(house.offer, '2026-12-03', '2026-12-04', 2)])
  await changeBooking(town.municipality, town.clock(), stay, changed, COMING)
  const { rows } = await town.owner.query(
    `select i.place_id::int as place, a.people::int from workation.itinerary_items i left join workation.arrivals a on a.item_id = i.id
     where i.itinerary_id = $1 order by i.id`,
    [changed],
  )
  assert.deepEqual(rows, [
    { place: inn.offer, people: 3 },
    { place: house.offer, people: null },
  ])
})

test('where something of the change is not free, the old booking stays as it is', async () => {
  const { stay } = await bookedStay(town, [at(inn.offer, '2027-01-12', '2027-01-14', 3)])
  const changed = await proposeTo(town, stay, [at(house.offer, '2027-01-14', '2027-01-15', 3)])
  await town.owner.query(`insert into workation.stock_days (place_id, on_day, units) values ($1, '2027-01-14', 2)`, [
    house.offer,
  ])
  await wanting(changeBooking(town.municipality, town.clock(), stay, changed, COMING), 409, /「森の家」.*空き 2/)
  assert.deepEqual([await takenOn(inn.offer, '2027-01-12'), await takenOn(house.offer, '2027-01-14')], [3, 0])
})

test('given up by the firm until its first day, afterwards by the section: everything is free, and all are told', async () => {
  const { stay } = await bookedStay(town, [at(inn.offer, '2027-01-19', '2027-01-21', 3)])
  await cancelStay(town.program, town.municipality, town.clock(), stay, { side: 'firm' }, '出張がなくなりました')
  await cancelStay(town.program, town.municipality, town.clock(), stay, { side: 'firm' }, 'もう一度')
  assert.equal((await stateOf(stay.id)).state, 'cancelled')
  assert.equal(await takenOn(inn.offer, '2027-01-19'), 0)
  const kept = await town.owner.query(`select from workation.stock_days where on_day = '2027-01-19'`)
  assert.equal(kept.rows.length, 0, 'a row that was there for the booking alone is gone')
  await town.work()
  const told = (await mailbox(town)).filter(({ subject }) => /取りやめ/.test(subject))
  assert.equal(told.length, 2)
  await wanting(hold(db, town.clock(), stay, 1), 409, /いまは、この行程を予約できません/)

  const late = await bookedStay(town, [at(inn.offer, '2026-12-02', '2026-12-04', 2)])
  const during = Temporal.Instant.from('2026-12-02T09:00:00+09:00')
  await wanting(
    cancelStay(town.program, town.municipality, during, late.stay, { side: 'firm' }, ''),
    409,
    /窓口にご連絡ください/,
  )
  const staffId = await deskMember(town)
  await cancelStay(town.program, town.municipality, during, late.stay, { side: 'section', staffId }, '台風のため')
  assert.equal(await takenOn(inn.offer, '2026-12-03'), 0)
})

test('a provider cannot make a number smaller than what is booked, and what is booked follows the place', async () => {
  await bookedStay(town, [at(inn.offer, '2027-02-02', '2027-02-04', 6)])
  const change = async (fields: Record<string, string>) => {
    const form = { what: 'units', through: '', units: '', ...fields }
    const response = await innkeeper.post(`/provider/places/${inn.offer}/stock`, form)
    return `${response.status} ${(await response.text()).replaceAll(/<[^>]*>/g, ' ')}`
  }
  assert.match(await change({ from: '2027-02-02', units: '5' }), /^422 .*2月2日\(火\)は 6 の予約が入っています/s)
  assert.match(await change({ from: '2027-02-02', what: 'closed' }), /^422/)
  assert.match(await change({ from: '2027-02-02', units: '6' }), /^303/)
  assert.match(await change({ from: '2027-02-02', what: 'ordinary' }), /^303/)
  assert.equal(await takenOn(inn.offer, '2027-02-02'), 6)
  const page = await (await innkeeper.get(`/provider/places/${inn.offer}/stock`)).text()
  assert.match(page.replaceAll(/<[^>]*>/g, ' '), /10室/)
})

test('a weekend on which a workplace is never open is not taken, and not paid', async () => {
  const { stay } = await bookedStay(town, [at(seats.offer, '2027-02-05', '2027-02-08', 2)])
  const { rows } = await town.owner.query(
    `select d.on_day::text as day from workation.reserved_days d join workation.reservations r on r.id = d.reservation_id
     where r.stay_id = $1 order by 1`,
    [stay.id],
  )
  assert.deepEqual(
    rows.map(({ day }) => day),
    ['2027-02-05', '2027-02-08'],
  )
})

test('close to its date a programme is only booked by a team that brings it to its minimum', async () => {
  const [soon, far] = [await sessionAt('2026-12-03T09:00+09'), await sessionAt('2026-12-20T09:00+09')]
  const alone = await askedStay(town, { company: '一人の会社', people: '1' })
  const itinerary = await proposeTo(town, alone.stay, [{ session: soon, units: 1 }])
  await wanting(hold(db, town.clock(), alone.stay, itinerary), 409, /最少催行人数\(2人\)に届かない/)
  const second = await proposeTo(town, alone.stay, [])
  assert.ok(second > itinerary)
  await bookedStay(town, [{ session: soon, units: 2 }], { company: '二人の会社', people: '2' })
  await hold(db, town.clock(), alone.stay, second)
  await bookedStay(town, [{ session: far, units: 1 }], { company: '先の会社', people: '1' })
})

test('the database refuses what the program would not do: two bookings of a stay, more than there is, a proposal that is changed', async () => {
  const { stay, itinerary } = await bookedStay(town, [at(inn.offer, '2027-03-02', '2027-03-03', 2)])
  const again = `insert into workation.reservations (stay_id, itinerary_id, state, began_at, held_until) values ($1, $2, 'held', now(), now())`
  await assert.rejects(town.owner.query(again, [stay.id, itinerary]), { constraint: 'one_reservation_of_a_stay' })
  const more = `insert into workation.reserved_days select max(id), $1, '2027-03-02', 10 from workation.reservations where stay_id <> $2`
  await assert.rejects(town.owner.query(more, [inn.offer, stay.id]), { constraint: 'no_overbooking' })
  const change = 'update workation.itinerary_items set units = 2 where itinerary_id = $1'
  await assert.rejects(town.owner.query(change, [itinerary]), /never changed/)
  await assert.rejects(
    town.owner.query('delete from workation.itineraries where id = $1', [itinerary]),
    /never changed/,
  )
  await assert.rejects(town.owner.query('delete from workation.stay_acts'), /append-only/)
})

test('more people than beds, or than come, are not proposed', async () => {
  const { stay } = await askedStay(town, { company: '多い会社', people: '5' })
  await wanting(proposeTo(town, stay, [at(inn.offer, '2027-03-09', '2027-03-11', 2)]), 422, /5人に対してベッドが 4人分/)
  const session = await sessionAt('2027-03-10T09:00+09')
  await wanting(proposeTo(town, stay, [{ session, units: 6 }]), 422, /6人は、滞在の 5人より多く/)
})

test('a booking that was given up cannot be booked by the address that is still open elsewhere', async () => {
  const { stay } = await askedStay(town, { company: '二つの画面' })
  const itinerary = await proposeTo(town, stay, [at(inn.offer, '2027-03-16', '2027-03-17', 2)])
  await hold(db, town.clock(), stay, itinerary)
  await cancelStay(town.program, town.municipality, town.clock(), stay, { side: 'firm' }, '')
  await wanting(book(town.municipality, town.clock(), stay, itinerary, COMING), 409, /いまは、この行程を予約できません/)
  assert.equal(await takenOn(inn.offer, '2027-03-16'), 0)
})
