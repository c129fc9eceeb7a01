import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedStay, bookedStay, COMING, proposeTo } from '../../../testing/stays.ts'
import { formIn } from '../../../testing/form-in.ts'
import { testTown } from '../../../testing/town.ts'
import { addOffer, memberOf } from '../../../testing/workation.ts'
import { changeBooking } from '../reservations/book.ts'
import { cancelStay } from '../reservations/cancel.ts'
import { hold } from '../reservations/hold.ts'

const town = await testTown({ at: '2026-12-10T10:00:00+09:00' })
const inn = await addOffer(town, '灯台の宿', 'lodging')
const seats = await addOffer(town, 'みさき商会', 'workplace', { name: '海の席' })
const farm = await addOffer(town, 'みさき商会', 'programme', { name: '梅の収穫' })
const [keeper, yoko] = [await memberOf(town, inn.provider), await memberOf(town, seats.provider)]

const one = async (query: string, values: unknown[] = []) =>
  Object.values((await town.owner.query(query, values)).rows[0])[0]
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const session = Number(
  await one(
    `insert into workation.sessions (programme_id, starts_at, places) values ($1, '2026-12-15T13:00+09', 10) returning id`,
    [farm.offer],
  ),
)
const lineOf = async (itinerary: number, offer: number) =>
  Number(
    await one(
      `select i.id from workation.itinerary_items i left join workation.sessions n on n.id = i.session_id
        where i.itinerary_id = $1 and coalesce(i.place_id, n.programme_id) = $2`,
      [itinerary, offer],
    ),
  )
const nights = { place: inn.offer, from: '2026-12-14', through: '2026-12-17', units: 2 }
const days = { place: seats.offer, from: '2026-12-15', through: '2026-12-16', units: 3 }
const aoba = await bookedStay(town, [nights, days, { session, units: 3 }])
await town.owner.query(`update workation.reservations set wishes = $1 where stay_id = $2`, [
  '夕食つき\n卵アレルギー 1人',
  aoba.stay.id,
])
const [room, seat, plums] = await Promise.all(
  [inn, seats, farm].map(({ offer }) => lineOf(aoba.itinerary, offer)) as [
    Promise<number>,
    Promise<number>,
    Promise<number>,
  ],
)
const arrive = (item: number, people: string, fields: Record<string, string> = {}) =>
  yoko.post(`/provider/bookings/${item}/arrival`, { people, ...fields })
const cancel = (stay: typeof aoba.stay) =>
  cancelStay(town.program, town.municipality, town.clock(), stay, { side: 'firm' }, '')

test('a provider sees who comes to its own, whom to call and what they wish; the section sees all', async () => {
  const own = await text(yoko.get('/provider/bookings'))
  assert.match(
    own,
    /12月15日\(火\) .*株式会社あおば 4人のチーム 当日は 青葉 結 090-0000-0100 海の席 12月15日\(火\) – 12月16日\(水\) 3席 夕食つき 卵アレルギー 1人 予約済み/,
  )
  assert.match(own, /梅の収穫 12月15日\(火\) 13:00 3人/)
  assert.doesNotMatch(own, /灯台の宿/)
  const others = await text(keeper.get('/provider/bookings'))
  assert.match(others, /灯台の宿 12月14日\(月\) – 12月17日\(木\) \(3泊\) 2室/)
  assert.doesNotMatch(others, /海の席|梅の収穫/)
  const all = await text(town.request('/console/workation/bookings', { as: 'suzuki' }))
  assert.match(all, /灯台の宿.*海の席.*梅の収穫/)
  assert.match(await (await yoko.get('/provider')).text(), /href="\/provider\/bookings"/)
})

test('what is only held, cancelled or replaced is not booked, and whoever has nothing booked is told', async () => {
  const held = await askedStay(town, { company: '仮の会社' })
  await hold(town.municipality.db, town.clock(), held.stay, await proposeTo(town, held.stay, [nights]))
  const gone = await bookedStay(town, [nights], { company: 'やめた会社' })
  await cancel(gone.stay)
  const moved = await bookedStay(town, [nights], { company: '移った会社' })
  const before = await lineOf(moved.itinerary, inn.offer)
  // a draft that begins with nothing
  await town.owner.query(`insert into workation.itineraries (stay_id, people, staff_id)
    select stay_id, people, staff_id from workation.itineraries where id = ${moved.itinerary}`)
  const other = await proposeTo(town, moved.stay, [{ ...nights, from: '2026-12-21', through: '2026-12-22' }])
  await changeBooking(town.municipality, town.clock(), moved.stay, other, COMING)
  const page = await text(keeper.get('/provider/bookings'))
  assert.doesNotMatch(page, /仮の会社|やめた会社/)
  assert.equal(page.split('移った会社').length, 2, 'the new one alone')
  for (const item of [before, await lineOf(gone.itinerary, inn.offer)]) {
    const refused = await keeper.post(`/provider/bookings/${item}/arrival`, { people: '1' })
    assert.equal(refused.status, 404)
    assert.match(await text(refused), /変更されたか、取りやめになった/)
  }
  await cancel(moved.stay)
  const nobody = await memberOf(town, (await addOffer(town, '新しい宿', 'lodging')).provider)
  assert.match(await text(nobody.get('/provider/bookings')), /これからの予約はありません/)
})

test('nobody arrives before the day, at another provider’s, or where nothing is booked', async () => {
  const early = await arrive(seat, '3')
  assert.equal(early.status, 409)
  assert.match(await text(early), /到着は、12月15日\(火\)から記録できます/)
  town.clock.set('2026-12-15T09:00:00+09:00')
  for (const item of [room, 999_999]) assert.equal((await arrive(item, '1')).status, 404)
  assert.equal(await one('select count(*)::int from workation.arrivals'), 0)
})

test('on the day one number is recorded, and mended; the stay has arrived once', async () => {
  const html = await (await yoko.get('/provider/bookings')).text()
  assert.equal(formIn(html, `/provider/bookings/${seat}/arrival`)['people'], '3', 'as many as there are seats')
  assert.match(await text(yoko.get('/provider/bookings')), /今日 12月15日\(火\)/)
  for (const [people, reason] of [
    ['5', /来た人数は、0 から 4 までの数/],
    ['', /来た人数は、0 から 4/],
    ['-1', /来た人数は、0 から 4/],
    ['三人', /value="三人".*来た人数は、0 から 4|来た人数は、0 から 4.*value="三人"/s],
  ] as const) {
    const refused = await arrive(seat, people)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), reason)
  }
  assert.equal((await arrive(plums, '0')).headers.get('location'), '/provider/bookings?done=arrived')
  assert.equal(await one(`select count(*)::int from workation.stay_acts where act = 'arrived'`), 0, 'nobody came')
  assert.equal((await arrive(seat, '4')).status, 303)
  assert.equal((await arrive(seat, '2')).status, 303)
  assert.equal((await keeper.post(`/provider/bookings/${room}/arrival`, { people: '4' })).status, 303)
  const page = await text(yoko.get('/provider/bookings?done=arrived'))
  assert.match(page, /到着を記録しました.*到着 2人.*来なかった/)
  const { rows } = await town.owner.query(
    `select words, resident_id::int as who from workation.stay_acts where act = 'arrived'`,
  )
  assert.deepEqual(rows, [{ words: '海の席 4人', who: yoko.residentId }])
  const trail = await town.owner.query(
    `select actor, subject, (detail->>'people')::int as people, (detail->>'before')::int as before
      from kernel.audit_entries where action = 'arrival.recorded' order by 3, 4`,
  )
  assert.deepEqual(
    trail.rows.map(({ actor, subject, people, before }) => [actor, subject, people, before]),
    [
      [`resident:${yoko.residentId}`, `stay:${aoba.stay.id}`, 0, null],
      [`resident:${yoko.residentId}`, `stay:${aoba.stay.id}`, 2, 4],
      [`resident:${yoko.residentId}`, `stay:${aoba.stay.id}`, 4, null],
      [`resident:${keeper.residentId}`, `stay:${aoba.stay.id}`, 4, null],
    ],
  )
})

test('the section records too, and what is over is found by its month', async () => {
  town.clock.set('2026-12-18T09:00:00+09:00')
  assert.match(await text(yoko.get('/provider/bookings')), /過ぎた予約.*これからの予約はありません/)
  assert.match(await (await yoko.get('/provider/bookings')).text(), /href="\/provider\/bookings\?month=2026-12"/)
  const past = await text(yoko.get('/provider/bookings?month=2026-12'))
  assert.match(past, /2026年12月の予約.*海の席.*到着 2人.*前の月 次の月/)
  assert.match(await text(yoko.get('/provider/bookings?month=2026-11')), /この月の予約はありません/)
  for (const month of ['2026-13', '1999-12', 'x', '2026-1'])
    assert.equal((await yoko.get(`/provider/bookings?month=${month}`)).status, 404, month)
  const answer = await town.post(
    `/console/workation/bookings/${seat}/arrival`,
    { people: '3', month: '2026-12' },
    'suzuki',
  )
  assert.equal(answer.headers.get('location'), '/console/workation/bookings?month=2026-12&done=arrived')
  assert.equal(
    await one('select people from workation.arrivals where item_id = $1 and staff_id is not null', [seat]),
    3,
  )
  const refused = await arrive(seat, '9', { month: '2026-12' })
  assert.match(await text(refused), /2026年12月の予約.*来た人数は、0 から 4/)
})

test('a date that is cancelled is no booking any more', async () => {
  await town.owner.query(
    `update workation.sessions set cancelled_at = now(), cancelled_because = '大雨' where id = $1`,
    [session],
  )
  assert.equal((await arrive(plums, '1')).status, 404)
  assert.doesNotMatch(await text(yoko.get('/provider/bookings?month=2026-12')), /梅の収穫/)
})
