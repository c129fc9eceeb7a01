// 保存期間: what is due and what is not, the cap of a run, and that nothing is written into what is erased.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'
import { allowed, limitOf } from './retention.ts'
import { planRetention, runRetention } from './run-retention.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
const { db } = town.municipality
const people = peopleOf(town)
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, d from kernel.staff t, kernel.sections s, unnest(array['answer', 'settings']) d
  where t.sign_in_name = 'ishii' and s.code = 'aozora' on conflict do nothing`)
const api = await apiOf(town, 'ishii', ['conversations:read', 'conversations:work', 'conversations:keep'])
const SETTINGS = '/console/settings/retention'
const text = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const row = async (id: number) =>
  (await owner.query('select * from inquiries.conversations where id = $1', [id])).rows[0]
const desk = (id: number, path: string, fields: Record<string, string> = {}, as = 'takahashi') =>
  town.post(`/console/inquiries/${id}/${path}`, fields, as)
const ishii = (id: number) => desk(id, 'viewings', { reason: 'other', words: '請求を受けたため' }, 'ishii')

async function asked(words = 'ごみの日はいつですか'): Promise<number> {
  await owner.query('delete from kernel.rate_counters')
  await town.post('/inquiries', { name: '青空 花子', text: words, key: randomUUID() })
  await town.work()
  return Number(await people.one('select max(id) from inquiries.conversations'))
}
async function closed(months = 0): Promise<number> {
  const id = await asked()
  const seen = String(await people.one('select max(id) from inquiries.messages'))
  assert.equal((await desk(id, 'closing', { seen, unanswered: '1' })).status, 303)
  await owner.query(
    `update inquiries.conversations set closed_at = closed_at - make_interval(months => $2), last_message_at = last_message_at - make_interval(months => $2) where id = $1`,
    [id, months],
  )
  return id
}
const due = async () => (await planRetention(db, town.clock())).count
const terms = { line: '60', web: '60', phone: '60', confidential: '36', counted: '12', most: '500', percent: '100' }
const version = async () => String(await people.one('select version from inquiries.retention'))
const change = async (fields: Record<string, string> = {}, as = 'ishii') =>
  town.post(SETTINGS, { ...terms, version: await version(), ...fields }, as)

beforeEach(async () => {
  await owner.query(
    'update inquiries.retention set percent = 100, most = 500, confirmed = null, confirmed_at = null, confirmed_by = null, told = null',
  )
  await owner.query(`update inquiries.conversations set closed_at = null, closed_by = null where erased_at is null`)
})

test('the cap is a number and a share; above it nothing goes, until the number that was seen is confirmed', () => {
  assert.equal(limitOf({ most: 500, percent: 5 }, 300), 15)
  assert.equal(limitOf({ most: 500, percent: 5 }, 100_000), 500)
  assert.equal(limitOf({ most: 500, percent: 5 }, 3), 1)
  const table = [
    [0, 10, null, 0],
    [10, 10, null, 10],
    [11, 10, null, 0],
    [11, 10, 11, 11],
    [12, 10, 11, 0],
    [9, 10, 11, 9],
  ] as const
  for (const [count, limit, confirmed, may] of table)
    assert.equal(allowed(count, limit, confirmed), may, `${count} ${limit} ${confirmed}`)
})

test('a term ends on its day in Japan, never while open, anew after a reopening, and not while it is held or something is on its way', async () => {
  const id = await closed(60)
  assert.equal(await due(), 1)
  await owner.query(`update inquiries.conversations set closed_at = closed_at + interval '1 second' where id = $1`, [
    id,
  ])
  assert.equal(await due(), 0)
  await owner.query(`update inquiries.conversations set closed_at = closed_at - interval '1 day' where id = $1`, [id])
  assert.equal(await due(), 1)
  assert.equal((await desk(id, 'hold', { holdReason: '審査請求のため', until: '2026-11-24' })).status, 303)
  assert.equal(await due(), 0)
  town.clock.advance({ hours: 24 })
  assert.equal(await due(), 1, 'the day after the last of the hold')
  await desk(id, 'hold', { holdReason: '審査請求のため', until: '2027-11-24' })
  await desk(id, 'hold/removal')
  assert.equal(await due(), 1)
  await owner.query(
    `insert into inquiries.held_replies (conversation_id, staff_id, body, client_key, answers_up_to, scheduled, send_after, written_at)
    values ($1, $2, 'まだ', gen_random_uuid()::text, 0, true, now() + interval '1 day', now())`,
    [id, await people.idOf('takahashi')],
  )
  assert.equal(await due(), 0)
  await owner.query(`delete from inquiries.held_replies where conversation_id = $1`, [id])
  await desk(id, 'closing/removal')
  assert.equal(await due(), 0)
})

test('bad input of a hold, of the terms and of an erasure changes nothing', async () => {
  const id = await closed()
  for (const bad of [
    {},
    { holdReason: 'x' },
    { holdReason: 'x', until: '2020-01-01' },
    { holdReason: 'x', until: '2999-01-01' },
    { holdReason: 'x'.repeat(201), until: '2027-01-01' },
  ])
    assert.equal((await desk(id, 'hold', bad as Record<string, string>)).status, 422)
  assert.equal(
    await people.one('select count(*)::int from inquiries.retention_holds where conversation_id = $1', [id]),
    0,
  )
  const bads: Record<string, string>[] = [
    { web: '' },
    { web: '0' },
    { web: '1201' },
    { web: 'x' },
    { most: '0' },
    { percent: '101' },
  ]
  for (const bad of bads) assert.equal((await change(bad)).status, 422, JSON.stringify(bad))
  assert.equal((await change({ web: '12', version: '999' })).status, 409)
  assert.equal((await change({ web: '12' }, 'sato')).status, 403)
  assert.equal(
    await people.one(`select months from inquiries.retention_terms where kind = 'web' and section_id is null`),
    60,
  )
  await ishii(id)
  assert.equal((await desk(id, 'erasure', { reason: 'x', sure: '1' })).status, 403, 'who answers does not erase')
  assert.equal((await desk(id, 'erasure', { reason: '', sure: '1' }, 'ishii')).status, 422)
  assert.equal((await desk(id, 'erasure', { reason: 'x' }, 'ishii')).status, 422)
  await desk(id, 'hold', { holdReason: '訴訟', until: '2027-01-01' })
  assert.equal((await desk(id, 'erasure', { reason: 'x', sure: '1' }, 'ishii')).status, 409)
  await desk(id, 'hold/removal')
  await desk(id, 'closing/removal')
  assert.equal((await desk(id, 'erasure', { reason: 'x', sure: '1' }, 'ishii')).status, 409, 'it is open')
  assert.equal((await row(id)).erased_at, null)
})

test('a section may keep longer or shorter than the town', async () => {
  const id = await closed(24)
  const section = Number((await row(id)).section_id)
  assert.equal(await due(), 0)
  assert.equal(
    (await town.post(`${SETTINGS}/sections/${section}`, { web: '24', version: await version() }, 'ishii')).status,
    303,
  )
  assert.equal(await due(), 1)
  assert.match(await text(town.request(SETTINGS, { as: 'ishii' })), /チャットの相談 24か月/)
  assert.equal(
    (await town.post(`${SETTINGS}/sections/${section}`, { web: '', version: await version() }, 'ishii')).status,
    303,
  )
  assert.equal(await due(), 0)
})

test('above the cap a run erases nothing and tells once; it goes on with the number that somebody saw, and no other', async () => {
  const ids = [await closed(61), await closed(61), await closed(61)]
  await owner.query('update inquiries.retention set most = 2')
  const notices = () => people.one(`select count(*)::int from kernel.notifications where href = '${SETTINGS}'`)
  for (const _ of [1, 2]) assert.equal((await runRetention(db, town.clock())).erased, 0)
  const told = await notices()
  assert.ok(Number(told) > 0)
  assert.match(await text(town.request(SETTINGS, { as: 'ishii' })), /3件.*止めています/)
  assert.equal((await town.post(`${SETTINGS}/confirmations`, { seen: '2' }, 'ishii')).status, 409)
  assert.equal((await town.post(`${SETTINGS}/confirmations`, { seen: '3' }, 'ishii')).status, 303)
  ids.push(await closed(61))
  assert.equal((await runRetention(db, town.clock())).erased, 0, 'they are four by now')
  assert.equal((await api.ask('/retention-confirmations', { method: 'POST', json: { seen: 4 } })).status, 200)
  const runs = await Promise.all([1, 2, 3].map(() => runRetention(db, town.clock())))
  assert.equal(
    runs.reduce((sum, { erased }) => sum + erased, 0),
    4,
    'three workers, each of them once',
  )
  const { rows } = await owner.query(
    `select subject, count(*)::int as n from kernel.audit_entries where action = 'conversation.erased' and subject = any ($1) group by 1`,
    [ids.map((id) => `conversation:${id}`)],
  )
  assert.deepEqual(
    rows.map(({ n }) => n),
    [1, 1, 1, 1],
  )
  assert.equal(await people.one('select confirmed from inquiries.retention'), null)
})

test('one that cannot be erased keeps the others from nothing: it is told, and goes with the next run', async () => {
  const [stuck, free] = [await closed(62), await closed(61)]
  await owner.query(`
    create function inquiries.stick() returns trigger language plpgsql as 'begin raise ''stuck''; end';
    create trigger stick before update of erased_at on inquiries.conversations for each row when (old.id = ${stuck}) execute function inquiries.stick()`)
  await assert.rejects(runRetention(db, town.clock()), new RegExp(`could not be erased: web ${stuck}$`))
  assert.deepEqual([(await row(stuck)).erased_at === null, (await row(free)).erased_at === null], [true, false])
  await owner.query('drop function inquiries.stick cascade')
  assert.equal((await runRetention(db, town.clock())).erased, 1)
})

test('a report is waited for before its conversation is taken, as whoever corrects it takes them: nobody waits in a circle', async () => {
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const erasers = [
    async () => (await runRetention(db, town.clock())).erased === 1,
    async (id: number) => (await desk(id, 'erasure', { reason: '本人から', sure: '1' }, 'ishii')).status === 303,
  ]
  for (const erase of erasers) {
    const id = await closed(61)
    await ishii(id)
    await owner.query(
      `with kind as (insert into inquiries.street_kinds (name, section_id) select '穴' || id, section_id from inquiries.conversations where id = $1 returning id)
       insert into inquiries.street_reports (conversation_id, kind_id, address, reported_at) select $1, id, '角の店', now() from kind`,
      [id],
    )
    const corrector = await owner.connect()
    await corrector.query('begin')
    await corrector.query('select from inquiries.street_reports where conversation_id = $1 for update', [id])
    const erased = erase(id)
    while ((await owner.query(waits)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const taking = corrector.query('select from inquiries.conversations where id = $1 for update nowait', [id])
    const isFree = await taking.then(
      () => true,
      () => false,
    )
    await corrector.query('rollback')
    corrector.release()
    assert.deepEqual([isFree, await erased], [true, true])
  }
})

test('what is erased tells kindly that it is, stands in no list, and takes in nothing', async () => {
  const id = await closed()
  await ishii(id)
  const [first, second] = await Promise.all(
    [1, 2].map(() => desk(id, 'erasure', { reason: '本人から', sure: '1' }, 'ishii')),
  )
  assert.deepEqual([first!.status, second!.status].toSorted(), [303, 410])
  const gone = await town.request(`/console/inquiries/${id}`, { as: 'takahashi' })
  assert.equal(gone.status, 410)
  assert.match(await text(gone), /本人からの請求により消去しました/)
  assert.equal((await api.ask(`/conversations/${id}/messages`)).status, 410)
  assert.doesNotMatch(
    await (await town.request('/console/inquiries?list=closed', { as: 'takahashi' })).text(),
    new RegExp(`inquiries/${id}\\b`),
  )
  await assert.rejects(
    owner.query(
      `insert into inquiries.messages (conversation_id, author, kind, body, occurred_at) values ($1, 'resident', 'text', 'まだ', now())`,
      [id],
    ),
    { constraint: 'nothing_is_said_in_what_is_erased' },
  )
})

test('the subject of a call that was only counted goes after its year, the call stays counted', async () => {
  await town.post('/console/inquiries/calls', { key: randomUUID(), callback: 'none', about: 'ごみの件' }, 'takahashi')
  const id = Number(await people.one('select max(id) from inquiries.calls'))
  town.clock.advance({ hours: 24 * 366 })
  assert.equal(await due(), 1)
  assert.equal((await runRetention(db, town.clock())).erased, 1)
  assert.equal(await people.one('select about from inquiries.calls where id = $1', [id]), '')
})
