// A date that is cancelled gives back what was booked of it, and those that too few have booked are cancelled in time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { askedStay, bookedStay, proposeTo } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'
import { addOffer, memberOf } from '../../../testing/workation.ts'
import { hold } from '../reservations/hold.ts'
import { CANCEL_TOO_SMALL } from './cancel-too-small.ts'

const town = await testTown({ at: '2026-12-10T10:00:00+09:00' })
const inn = await addOffer(town, '灯台の宿', 'lodging')
const farm = await addOffer(town, 'みさき商会', 'programme', { name: '梅の収穫' }) // from two people on
const yoko = await memberOf(town, farm.provider)
const one = async (query: string, values: unknown[] = []) =>
  Object.values((await town.owner.query(query, values)).rows[0])[0]
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

const dateAt = async (startsAt: string) =>
  Number(
    await one(`insert into workation.sessions (programme_id, starts_at, places) values ($1, $2, 10) returning id`, [
      farm.offer,
      startsAt,
    ]),
  )
const nights = { place: inn.offer, from: '2026-12-20', through: '2026-12-22', units: 2 }
const cancel = (session: number, reason = '大雨のため') =>
  yoko.post(`/provider/programmes/${farm.offer}/sessions/${session}/cancellation`, { reason })
const stateOf = async (session: number) =>
  (
    await town.owner.query('select taken, cancelled_because as because from workation.sessions where id = $1', [
      session,
    ])
  ).rows[0]
const missedBy = async (stayId: number) =>
  (
    await town.owner.query(
      `select words, resident_id::int as who from workation.stay_acts where act = 'missed' and stay_id = $1`,
      [stayId],
    )
  ).rows
const lettersAbout = async (word: RegExp) => {
  await town.work()
  return (await mailbox(town)).filter(({ subject }) => word.test(subject))
}

test('a provider cancels a date: firms that booked it hear in their language, and the rest of their stay stands', async () => {
  const session = await dateAt('2026-12-20T13:00+09')
  const aoba = await bookedStay(town, [nights, { session, units: 3 }], { email: 'aoba@example.jp' })
  const north = await bookedStay(town, [{ session, units: 2 }], { company: 'North Ltd', email: 'north@example.com' })
  await town.owner.query(`update workation.stays set language = 'en' where id = $1`, [north.stay.id])
  const held = await askedStay(town, { company: '迷う会社', email: 'held@example.jp' })
  await hold(town.municipality.db, town.clock(), held.stay, await proposeTo(town, held.stay, [{ session, units: 4 }]))
  assert.equal((await stateOf(session)).taken, 9)

  assert.equal((await cancel(session)).status, 303)
  assert.deepEqual(await stateOf(session), { taken: 0, because: '大雨のため' })
  const words = '「梅の収穫」 12月20日(日) 13:00\n理由: 大雨のため'
  assert.deepEqual(await missedBy(aoba.stay.id), [{ words, who: yoko.residentId }])
  assert.equal((await missedBy(north.stay.id)).length, 1)
  assert.equal((await missedBy(held.stay.id)).length, 0, 'nothing of it was booked')
  assert.equal(await one('select sum(units)::int from workation.reserved_days where place_id = $1', [inn.offer]), 4)
  assert.equal(await one(`select count(*)::int from workation.reservations where state in ('booked', 'held')`), 3)

  const letters = await lettersAbout(/中止になりました|programme has been cancelled/)
  assert.deepEqual(letters.map(({ to }) => to).toSorted(), ['aoba@example.jp', 'north@example.com'])
  const [japanese, english] = ['aoba@example.jp', 'north@example.com'].map(
    (to) => letters.find((letter) => letter.to === to)!.text,
  )
  assert.match(japanese!, /「梅の収穫」 12月20日\(日\) 13:00\n理由: 大雨のため[\s\S]*ほかの予約はそのまま/)
  assert.match(english!, /Name, Sun,? 20 Dec 2026, 13:00\nReason: 大雨のため[\s\S]*Everything else stands/)
  assert.equal(
    await one(`select actor from kernel.audit_entries where action = 'session.cancelled'`),
    `resident:${yoko.residentId}`,
  )
})

test('a date is cancelled once, with a reason, before it begins', async () => {
  const [session, over] = [await dateAt('2026-12-21T13:00+09'), await dateAt('2026-12-09T13:00+09')]
  assert.equal((await cancel(session, ' ')).status, 422)
  assert.equal((await cancel(session)).status, 303)
  for (const one of [session, over]) {
    const refused = await cancel(one)
    assert.equal(refused.status, 409)
    assert.match(await text(refused), /もう始まったか、中止されています/)
  }
  assert.equal((await stateOf(over)).because, null)
})

test('three days before, dates with some people but too few are cancelled, and no others', async () => {
  const soon = '2026-12-16T09:00+09'
  const [few, enough, nobody, later] = [
    await dateAt(soon),
    await dateAt('2026-12-16T10:00+09'),
    await dateAt('2026-12-16T11:00+09'),
    await dateAt('2026-12-16T12:01+09'),
  ]
  const alone = await bookedStay(town, [nights, { session: few!, units: 1 }], {
    email: 'alone@example.jp',
    people: '4',
  })
  await bookedStay(town, [{ session: enough!, units: 2 }], { email: 'two@example.jp' })
  await bookedStay(town, [{ session: later!, units: 1 }], { email: 'later@example.jp' })
  const page = await text(town.request(`/workation/programmes/${farm.offer}`))
  assert.match(page, /12月16日\(水\) 9:00 1人 残り 9人\(定員 10人\) あと1人で開催が決まります\(最少催行 2人\)/)
  assert.match(page, /12月16日\(水\) 10:00 2人 残り 8人\(定員 10人\) 最少催行人数\(2人\)に届いています/)
  const own = await text(yoko.get(`/provider/programmes/${farm.offer}/sessions`))
  assert.match(own, /12月16日\(水\) 9:00 1人 残り 9人\(定員 10人\) あと1人で開催が決まります/)

  const sweep = async () => {
    await town.municipality.db.transaction().execute((tx) => enqueue(tx, CANCEL_TOO_SMALL, {}))
    await town.work()
  }
  await sweep()
  assert.equal((await stateOf(few!)).because, null, 'there is time yet')
  town.clock.set('2026-12-13T12:00:00+09:00')
  await sweep()
  assert.deepEqual(await stateOf(few!), { taken: 0, because: '最少催行人数に届きませんでした' })
  for (const session of [enough!, nobody!, later!]) assert.equal((await stateOf(session)).because, null)
  const words = '「梅の収穫」 12月16日(水) 9:00\n理由: 最少催行人数に届きませんでした'
  assert.deepEqual(await missedBy(alone.stay.id), [{ words, who: null }])
  const told = await lettersAbout(/開催を中止しました/)
  assert.deepEqual(
    told.map(({ to, subject }) => [to, subject]),
    [['provider@example.jp', '開催を中止しました: 梅の収穫 12月16日(水) 9:00']],
  )
  assert.match(told[0]!.text, /予約が 1人で、最少催行人数の 2人に届かなかった/)
  const letters = await lettersAbout(/中止になりました/)
  assert.ok(letters.some(({ to }) => to === 'alone@example.jp'))
  assert.ok(!letters.some(({ to }) => to === 'two@example.jp' || to === 'later@example.jp'))
  const trail = await one(
    `select detail || jsonb_build_object('actor', actor) from kernel.audit_entries
      where action = 'session.cancelled' and actor = 'system:worker'`,
  )
  const stays = [alone.stay.id]
  assert.deepEqual(trail, {
    actor: 'system:worker',
    session: few,
    reason: '最少催行人数に届きませんでした',
    people: 1,
    stays,
  })
  town.clock.advance({ seconds: 6 }) // pages for everybody are kept for some seconds
  assert.match(
    await text(town.request(`/workation/programmes/${farm.offer}`)),
    /中止\(最少催行人数に届きませんでした\)/,
  )
  assert.match(
    await text(town.request(`/en/workation/programmes/${farm.offer}`)),
    /Cancelled \(The minimum number of people was not reached\)/,
  )
  await sweep()
  assert.equal((await lettersAbout(/開催を中止しました/)).length, 1, 'once')
})

test('what is held counts, and is free again when the date is cancelled all the same', async () => {
  const session = await dateAt('2026-12-16T16:30+09')
  const undecided = await askedStay(town, { company: '考える会社' })
  const itinerary = await proposeTo(town, undecided.stay, [{ session, units: 1 }])
  await hold(town.municipality.db, town.clock(), undecided.stay, itinerary)
  town.clock.set('2026-12-13T16:31:00+09:00')
  await town.owner.query(`update workation.reservations set held_until = '2026-12-13T17:00+09' where state = 'held'`)
  await town.municipality.db.transaction().execute((tx) => enqueue(tx, CANCEL_TOO_SMALL, {}))
  await town.work()
  assert.deepEqual(await stateOf(session), { taken: 0, because: '最少催行人数に届きませんでした' })
})
