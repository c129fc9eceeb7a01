import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openPool } from '#lib/db/connect.ts'
import { apiOf } from '../../../testing/api.ts'
import { testTown } from '../../../testing/town.ts'
import { type NewPunch, storePunches } from './punches.queries.ts'

const town = await testTown({ at: '2026-11-24T08:27:30+09:00' })
const { pool } = town.municipality
const tap = (kind: string, as: string, key: string) =>
  town.post('/console/attendance/punches', { kind, place: 'main', key }, as)
const count = async (where = 'true') =>
  Number((await town.owner.query(`select count(*) from attendance.punches where ${where}`)).rows[0].count)
const punch = (clientKey: string, staffId = 1): NewPunch => ({
  staffId,
  kind: 'in',
  at: town.clock(),
  place: 'main',
  site: null,
  source: 'api',
  clientKey,
  words: [],
})
/** As two programs that are told the same at the same moment. */
const twiceAtOnce = (clientKey: string) =>
  Promise.all([storePunches(pool, [punch(clientKey)]), storePunches(pool, [punch(clientKey)])])

test('a double click is one punch', async () => {
  const key = randomUUID()
  const answers = await Promise.all([tap('in', 'suzuki', key), tap('in', 'suzuki', key), tap('in', 'suzuki', key)])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  )
  assert.equal(await count(), 1)
})

test('the same key in two programs at once is one punch, and both hear of the same', async () => {
  for (let round = 0; round < 20; round++) {
    const [[first], [second]] = await twiceAtOnce(`race-${round}`)
    assert.equal(first?.id, second?.id)
  }
  assert.equal(await count(`client_key like 'race-%'`), 20)
})

test('without its guard the same race makes two', async () => {
  await town.owner.query('alter table attendance.punches drop constraint one_punch_of_a_key')
  await twiceAtOnce('unguarded')
  assert.equal(await count(`client_key = 'unguarded'`), 2)
})

test('a page left open does not answer for a later tap: it says what it did already', async () => {
  const key = randomUUID()
  await town.owner.query(
    `alter table attendance.punches add constraint one_punch_of_a_key unique (staff_id, client_key, id)`,
  )
  await town.owner.query('alter table attendance.punches drop constraint one_punch_of_a_key')
  await town.owner.query(
    `create unique index one_punch_of_a_key on attendance.punches (staff_id, client_key) where client_key <> 'unguarded'`,
  )
  await tap('in', 'sato', key)
  town.clock.advance({ hours: 4 })
  const answer = await tap('in', 'sato', key)
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /8:27に出勤を記録済みです/)
})

test('one that the database refuses does not harm those beside it', async () => {
  const { shareCommits } = await import('#lib/db/share-commits.ts')
  const store = shareCommits((punches: NewPunch[]) => storePunches(pool, punches))
  const [good, bad, other] = await Promise.allSettled([
    store(punch('good')),
    store(punch('bad', 999_999)),
    store(punch('other')),
  ])
  assert.deepEqual([good.status, bad.status, other.status], ['fulfilled', 'rejected', 'fulfilled'])
})

test('nobody changes a punch or takes it away: neither the program nor the owner of the database', async () => {
  const program = openPool({ url: String(town.owner.options.connectionString), max: 1 })
  try {
    for (const who of [program, town.owner])
      for (const statement of ['update attendance.punches set at = now()', 'delete from attendance.punches'])
        await assert.rejects(who.query(statement), { code: '42501' })
    await assert.rejects(town.owner.query('truncate attendance.punches'), { code: '42501' })
  } finally {
    await program.end()
  }
})

test('a program punches for the owner of its token, once for each Idempotency-Key, and reads back its own', async () => {
  const api = await apiOf(town, 'abe', ['attendance:punch', 'attendance:read'])
  const ask = () =>
    api.ask('/attendance/punches', {
      method: 'POST',
      json: { kind: 'in', place: 'satellite', site: 'みなと分室' },
      headers: { 'idempotency-key': 'card-1' },
    })
  const [first, again] = [await ask(), await ask()]
  assert.deepEqual([first.status, again.status], [201, 201])
  const { items } = await (await api.ask('/attendance/punches?on=2026-11-24')).json()
  assert.deepEqual(
    items.map(({ kind, site }: { kind: string; site: string }) => [kind, site]),
    [['in', 'みなと分室']],
  )
  const wrong = await api.ask('/attendance/punches', { method: 'POST', json: { kind: 'in', place: 'satellite' } })
  assert.equal(wrong.status, 422)
})

test('a program reads a book as its owner may, and no further', async () => {
  const api = await apiOf(town, 'abe', ['attendance:read'])
  const book = await (await api.ask(`/attendance/books/${api.staffId}/2026-11`)).json()
  assert.equal(book.days.length, 30)
  assert.equal((await api.ask('/attendance/books/1/2026-11')).status, 404)
  assert.equal((await api.ask(`/attendance/books/${api.staffId}/2026-13`)).status, 404)
  const mute = await apiOf(town, 'abe', ['attendance:read'])
  const answer = await mute.ask('/attendance/punches', { method: 'POST', json: { kind: 'in', place: 'main' } })
  assert.equal(answer.status, 403)
})
