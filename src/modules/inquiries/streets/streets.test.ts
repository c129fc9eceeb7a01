// 通報: from the form or the talk to the desk, what may be one thing, and what everybody hears.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'
import { photo } from '../../../testing/sample-files.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner } = town
const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const newest = async () => Number((await rows('select max(id) as id from inquiries.conversations'))[0].id)
const fresh = () => owner.query('delete from kernel.rate_counters')
const before = await town.request('/street-reports/new')
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, d from kernel.staff t, kernel.sections s, unnest(array['answer', 'settings']) d
  where t.sign_in_name = 'ishii' and s.code = 'aozora' on conflict do nothing`)

const sections = new Map((await rows('select code, id from kernel.sections')).map(({ code, id }) => [code, String(id)]))
const kindsNow = () =>
  rows('select id, name, section_id from inquiries.street_kinds where retired_at is null order by id')
async function settings(fields: Record<string, string>, as = 'ishii') {
  const seen = (await kindsNow()).flatMap(({ id, name, section_id: section }) => [
    [`was-${id}`, `${section} ${name}`],
    [`name-${id}`, name],
    [`section-${id}`, String(section)],
  ])
  return town.post('/console/settings/streets/kinds', { ...Object.fromEntries(seen), ...fields }, as)
}
const added: number[] = []
for (const [name, code] of [
  ['道路の穴', 'ijuu'],
  ['街灯', 'ijuu'],
  ['不法投棄', 'kankyou'],
] as const)
  added.push((await settings({ 'name-new': name, 'section-new': sections.get(code)! })).status)
const area = await town.post(
  '/console/settings/streets/area',
  { latitude: '31.7', longitude: '131.06', radius: '20' },
  'ishii',
)
const kinds = new Map((await kindsNow()).map(({ name, id }) => [name, String(id)]))
const [hole, lamp, dump] = ['道路の穴', '街灯', '不法投棄'].map((name) => kinds.get(name)!) as [string, string, string]

/** Metres north of one corner. */
const at = (metres: number) => ({ latitude: (31.7 + metres / 111_320).toFixed(6), longitude: '131.060000' })
const send = (fields: Record<string, string | File>, path = '/street-reports') =>
  town.post(path, { key: randomUUID(), ...fields })
async function reported(fields: Record<string, string | File>): Promise<{ id: number; page: string }> {
  await fresh()
  const answer = await send({ kind: hole, ...fields })
  assert.equal(answer.status, 303, await answer.text())
  return { id: await newest(), page: answer.headers.get('location')!.replace(/\?.*/, '') }
}
const desk = async (id: number, as = 'suzuki') =>
  (await town.request(`/console/inquiries/${id}?show=person`, { as })).text()
const text = async (page: string) => (await town.request(page)).text()
const change = (id: number, fields: Record<string, string | string[]>, as = 'suzuki') =>
  town.post(
    `/console/inquiries/${id}/street-report/states`,
    { key: randomUUID(), words: 'お知らせします', ...fields },
    as,
  )
const same = (id: number, other: number, as = 'suzuki') =>
  town.post(`/console/inquiries/${id}/street-report/same-place`, { other: String(other) }, as)
const stateOf = async (id: number) =>
  (await rows('select state from inquiries.street_reports where conversation_id = $1', [id]))[0]?.state
const saidIn = async (id: number) =>
  (
    await rows(`select body from inquiries.messages where conversation_id = $1 and author = 'staff' order by id`, [id])
  ).map(({ body }) => body)
const counted = async () =>
  Number((await rows('select count(*) from inquiries.conversations'))[0].count) +
  Number((await rows('select count(*) from inquiries.street_reports'))[0].count)

test('the town says what can be reported and who answers; until then nothing is taken', async () => {
  assert.equal(before.status, 404)
  assert.deepEqual(added, [303, 303, 303])
  assert.equal(area.status, 303)
  assert.match(await text('/'), /道路などの通報/)
  const wrong = [
    { 'name-new': '街灯', 'section-new': sections.get('ijuu')! },
    { 'name-new': '新', 'section-new': '' },
  ]
  for (const fields of wrong) assert.equal((await settings(fields)).status, 422)
  assert.equal((await settings({ [`was-${hole}`]: '1 昔の名前' })).status, 409)
  assert.equal((await settings({}, 'suzuki')).status, 403)
  const circles: Record<string, string>[] = [{ latitude: '31.7' }, { latitude: '99', longitude: '131', radius: '5' }]
  for (const circle of circles)
    assert.equal((await town.post('/console/settings/streets/area', circle, 'ishii')).status, 422)
  assert.equal((await kindsNow()).length, 3)
  // Two change their names with each other.
  const swap = { [`name-${hole}`]: '街灯', [`name-${lamp}`]: '道路の穴' }
  assert.equal((await settings(swap)).status, 303)
  assert.equal((await settings({ [`name-${hole}`]: '道路の穴', [`name-${lamp}`]: '街灯' })).status, 303)
})

test('what is sent with photo and pin lands with the section of its kind, once, and whoever sent it can follow it', async () => {
  await fresh()
  const key = randomUUID()
  const form = {
    kind: dump,
    ...at(0),
    address: '橋の下 個人番号 123456789018',
    text: 'タイヤです',
    key,
    files: new File([new Uint8Array(await photo())], 'IMG.jpg', { type: 'image/jpeg' }),
  }
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(form)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  const id = await newest()
  assert.equal((await rows('select from inquiries.street_reports')).length, 1)
  assert.equal((await rows(`select from kernel.audit_entries where action = 'street_report.made'`)).length, 1)
  const [conversation] = await rows('select section_id, channel from inquiries.conversations where id = $1', [id])
  assert.deepEqual([String(conversation.section_id), conversation.channel], [sections.get('kankyou'), 'web'])
  const [{ address }] = await rows('select address from inquiries.street_reports where conversation_id = $1', [id])
  assert.doesNotMatch(address, /123456789018/)
  const page = await text(answers[0]!.headers.get('location')!)
  assert.match(page, /不法投棄の通報[\s\S]*受付[\s\S]*タイヤです/)
  assert.equal(
    (await rows(`select from inquiries.attachments where conversation_id = $1 and state = 'stored'`, [id])).length,
    1,
  )
})

test('a mistake changes nothing and what was typed comes back', async () => {
  await fresh()
  const count = await counted()
  const wrong: Record<string, string>[] = [
    {},
    { kind: hole, latitude: '35.68', longitude: '139.76' },
    { kind: hole, latitude: 'x', longitude: '131' },
    { kind: '999999', address: '駅前' },
    { kind: hole, address: 'あ'.repeat(201) },
    { kind: hole, address: '駅前', email: 'nobody' },
    { kind: hole, address: '駅前', name: 'あ'.repeat(51) },
  ]
  for (const fields of wrong) {
    const answer = await send({ text: '書いたこと', ...fields })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /書いたこと/)
  }
  assert.equal((await send({ kind: hole, address: '駅前', files: new File(['<svg/>'], 'a.svg') })).status, 422)
  assert.equal(await counted(), count)
})

test('「通報」 in the talk is answered for free with a link; what is sent there is told by LINE, and the talk goes on as it was', async () => {
  const phone = line.phone('青空 はな')
  await phone.text('通報')
  await town.work()
  const [, path] = /https:\/\/aozora\.test(\/line\/street-reports\/[\w-]{32})/.exec(JSON.stringify(phone.screen()))!
  const talk = await newest()
  assert.equal((await rows('select waiting_since as w from inquiries.conversations where id = $1', [talk]))[0].w, null)
  assert.doesNotMatch(await text(path!), /お名前/)
  const answer = await send({ kind: hole, address: '田んぼの横' }, path)
  assert.equal(answer.status, 303)
  const id = await newest()
  const people = await rows('select distinct resident_id from inquiries.conversations where id = any ($1)', [
    [talk, id],
  ])
  assert.equal(people.length, 1)
  assert.equal((await change(id, { to: 'working', was: 'received' })).status, 303)
  await town.work()
  assert.match(JSON.stringify(phone.screen()), /職員からのメッセージがあります/)
  town.clock.advance({ minutes: 31 })
  assert.equal((await town.request(path!)).status, 404)
  assert.equal((await send({ kind: hole, address: '田んぼの横' }, path)).status, 404)
})

test('of the same kind, open, within 50 m and 30 days: suggested; once linked, finishing one tells all, each only of their own', async () => {
  const [one, two, three] = [
    await reported({ ...at(500), name: '穴 一郎' }),
    await reported({ ...at(540), name: '穴 二郎' }),
    await reported({ ...at(585), name: '穴 三郎' }),
  ]
  const others = [
    await reported({ ...at(510), kind: lamp }),
    await reported({ ...at(510), kind: dump }),
    await reported({ address: '同じ所' }),
  ]
  const { ask } = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:work', 'conversations:reply'])
  const read = async (id: number) =>
    (await (await ask(`/conversations/${id}/street-report`)).json()) as {
      nearby: unknown[]
      samePlace: number[]
      state: string
    }
  assert.deepEqual((await read(one.id)).nearby, [{ conversationId: two.id, metres: 40 }])
  assert.deepEqual((await read(others[0]!.id)).nearby, [])
  assert.match(await desk(one.id), /近くの通報[\s\S]*穴 二郎[\s\S]*約40m/)
  // From either side, many times at once: one link.
  const marks = Array.from({ length: 8 }, (_, place) => (place % 2 ? same(one.id, two.id) : same(two.id, one.id)))
  for (const { status } of await Promise.all(marks)) assert.equal(status, 303)
  assert.equal((await rows('select from inquiries.conversation_links where same_place')).length, 1)
  const marking = { method: 'POST', json: { conversation: three.id } }
  assert.equal((await ask(`/conversations/${two.id}/street-report/same-place`, marking)).status, 204)
  assert.deepEqual((await read(one.id)).samePlace.toSorted(), [two.id, three.id])
  assert.deepEqual((await read(one.id)).nearby, [])
  assert.match(await desk(one.id), /同じ場所を通報した方にも知らせる/)
  // A conversation that is linked for another reason hears nothing.
  await town.post(`/console/inquiries/${one.id}/links`, { other: String(others[2]!.id), why: '同じ方' }, 'suzuki')
  const also = [two.id, three.id, others[2]!.id].map(String)
  const done = { to: 'done', was: 'received', words: '穴をふさぎました', also, key: randomUUID() }
  const changes = await Promise.all(Array.from({ length: 6 }, () => change(one.id, done)))
  assert.deepEqual(new Set(changes.map(({ status }) => status)), new Set([303]))
  for (const { id, page } of [one, two, three]) {
    assert.equal(await stateOf(id), 'done')
    assert.deepEqual(await saidIn(id), ['穴をふさぎました'])
    const seen = await text(page)
    assert.match(seen, /完了[\s\S]*穴をふさぎました/)
    assert.equal((seen.match(/穴 [一二三]郎/g) ?? []).length, 0)
  }
  assert.equal(await stateOf(others[2]!.id), 'received')
  assert.equal((await rows('select from inquiries.street_steps where conversation_id = $1', [two.id])).length, 1)
  assert.match(await desk(one.id), /関連する相談[\s\S]*同じ場所の通報/)
})

test('where two reports were joined, each of those who reported hears how theirs stands', async () => {
  const [main, joined] = [await reported(at(1_500)), await reported(at(1_510))]
  const merging = { merged: String(joined.id), mergeReason: '同じ穴' }
  assert.equal((await town.post(`/console/inquiries/${main.id}/merges`, merging, 'suzuki')).status, 303)
  assert.equal((await change(joined.id, { to: 'working', was: 'received' })).status, 303)
  assert.deepEqual([await stateOf(main.id), await stateOf(joined.id)], ['received', 'working'])
  assert.match(await desk(joined.id), new RegExp(`/console/inquiries/${joined.id}/street-report/states`))
  assert.equal((await same(main.id, joined.id)).status, 303)
  assert.equal((await change(main.id, { to: 'done', was: 'received', also: [String(joined.id)] })).status, 303)
  town.clock.advance({ minutes: 1 })
  await town.work()
  for (const { id, page } of [main, joined]) {
    assert.equal(await stateOf(id), 'done')
    assert.match(await text(page), /完了[\s\S]*お知らせします/)
  }
})

test('nobody overwrites what somebody else said of it; nothing can be skipped, and words are needed', async () => {
  const { id } = await reported(at(2_000))
  const tries = await Promise.all(['working', 'done', 'declined'].map((to) => change(id, { to, was: 'received' })))
  assert.deepEqual(tries.map(({ status }) => status).toSorted(), [303, 409, 409])
  const now = await stateOf(id)
  const steps = () => rows('select from inquiries.street_steps where conversation_id = $1', [id])
  assert.equal((await steps()).length, 1)
  const wrong: Record<string, string>[] = [
    { to: now, was: now },
    { to: 'received', was: now },
    { to: 'gone', was: now },
    { to: now === 'working' ? 'done' : 'working', was: now, words: ' ' },
  ]
  for (const fields of wrong) assert.equal((await change(id, fields)).status, 422)
  assert.equal((await steps()).length, 1)
  assert.equal((await saidIn(id)).length, 1)
  const { id: ordinary } = (await rows(`select id from inquiries.conversations where channel = 'line' limit 1`))[0]
  assert.equal((await change(ordinary, { to: 'done', was: 'received' })).status, 422)
  assert.equal((await same(id, ordinary)).status, 422)
  assert.equal((await same(id, id)).status, 422)
  await assert.rejects(
    owner.query(`update inquiries.street_reports set latitude = null where conversation_id = $1`, [id]),
    /a_pin_has_both/,
  )
})

test('where it is, only whoever may see the conversation sees; the list and the map say the same to everybody else', async () => {
  const { id } = await reported({ ...at(3_000), kind: dump, address: '水神橋の下' })
  const list = async (as: string, query = '') =>
    (await town.request(`/console/inquiries/streets${query}`, { as })).text()
  const own = await list('yoshida', '')
  assert.doesNotMatch(await list('suzuki'), /水神橋/)
  const clerk = (
    await rows(
      `select t.sign_in_name as name from kernel.memberships m join kernel.staff t on t.id = m.staff_id where m.section_id = $1 order by t.id limit 1`,
      [sections.get('kankyou')],
    )
  )[0].name
  assert.match(await list(clerk), new RegExp(`data-place=[^>]*/console/inquiries/${id}[\\s\\S]*水神橋`))
  assert.doesNotMatch(await list(clerk, `?kind=${hole}`), /水神橋/)
  assert.doesNotMatch(await list(clerk, '?state=done'), /水神橋/)
  const overseer = await list('ishii')
  assert.match(overseer, /ほかの課の通報です/)
  assert.ok(!/水神橋|data-place/.test(overseer) && !/水神橋/.test(own))
  for (const answer of [await change(id, { to: 'done', was: 'received' }), await same(id, id)])
    assert.equal(answer.status, 404)
  assert.equal((await change(id, { to: 'done', was: 'received' }, 'ishii')).status, 403)
  const { ask } = await apiOf(town, 'ishii', ['conversations:read'])
  const { items } = (await (await ask('/street-reports?limit=200')).json()) as {
    items: { conversationId: number; latitude: null; address: string }[]
  }
  const hidden = items.find(({ conversationId }) => conversationId === id)!
  assert.deepEqual([hidden.latitude, hidden.address], [null, ''])
  town.clock.advance({ hours: 31 * 24 })
  assert.doesNotMatch(await list(clerk), /水神橋/)
  assert.match(await list(clerk, '?days=90'), /水神橋/)
})
