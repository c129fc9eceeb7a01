// 通報の訂正: staff correct what a report is about and where it is.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
await owner.query(`insert into inquiries.street_kinds (name, section_id)
  select k, s.id from kernel.sections s, unnest(array['道路の穴', '街灯']) k where s.code = 'ijuu'`)
await owner.query('insert into inquiries.street_area (latitude, longitude, radius_km) values (31.7, 131.06, 20)')
const [hole, lamp] = (await rows('select id from inquiries.street_kinds order by name desc')).map(({ id }) =>
  String(id),
)

/** Metres north of one corner. */
const at = (metres: number) => ({ latitude: (31.7 + metres / 111_320).toFixed(6), longitude: '131.060000' })
let follows = ''
async function reported(fields: Record<string, string>): Promise<number> {
  const answer = await town.post('/street-reports', { key: randomUUID(), kind: hole!, ...fields })
  assert.equal(answer.status, 303)
  follows = answer.headers.get('location')!.replace(/\?.*/, '')
  return Number((await rows('select max(id) as id from inquiries.conversations'))[0].id)
}
const one = await reported({ ...at(0), name: '穴 一郎' })
const two = await reported({ ...at(900), address: 'ひみつの角', name: '穴 二郎' })
const { ask } = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:work'])
const path = (id: number) => `/console/inquiries/${id}/street-report/correction`
const correct = (id: number, fields: Record<string, string>, as = 'suzuki') =>
  town.post(path(id), { kind: hole!, latitude: '', longitude: '', address: '', version: '1', ...fields }, as)
const stored = async (id: number) =>
  (
    await rows(
      'select kind_id::text as kind, latitude, longitude, address, version from inquiries.street_reports where conversation_id = $1',
      [id],
    )
  )[0]
const trail = () =>
  rows(`select detail from kernel.audit_entries where action = 'street_report.corrected' order by seq`)
const read = async (id: number) =>
  (await (await ask(`/conversations/${id}/street-report`)).json()) as { nearby: unknown[]; version: number }
const page = await (await town.request(path(two), { as: 'suzuki' })).text()

test('staff put the pin where the hole is: what may be the same follows, whoever reported it sees it, and the trail has no place in it', async () => {
  assert.match(page, /name="latitude"[^>]*value="31.708085"|value="31.708085"[^>]*name="latitude"/)
  assert.match(page, /ひみつの角/)
  assert.deepEqual((await read(one)).nearby, [])
  const moved = { ...at(30), address: 'ひみつの橋' }
  assert.equal((await correct(two, moved)).status, 303)
  assert.deepEqual(await stored(two), {
    kind: hole,
    latitude: Number(at(30).latitude),
    longitude: 131.06,
    address: 'ひみつの橋',
    version: 2,
  })
  assert.deepEqual((await read(one)).nearby, [{ conversationId: two, metres: 30 }])
  assert.match(await (await town.request(follows)).text(), /場所: ひみつの橋/)
  // The very same form again, from before: it is as they say.
  assert.equal((await correct(two, moved)).status, 303)
  const [entry, ...more] = await trail()
  assert.deepEqual([more.length, entry.detail.changed], [0, ['pin', 'address']])
  assert.doesNotMatch(JSON.stringify(entry), /ひみつ|31\.7/)
  const [{ body }] = await rows('select body from inquiries.messages where conversation_id = $1', [two])
  assert.match(body, /ひみつの角/)
})

test('of those who correct one report at one moment, one does, and the others are told and see it as it is now', async () => {
  const { version } = await read(two)
  const tries = await Promise.all(
    Array.from({ length: 6 }, (_, n) => correct(two, { address: `角${n}`, version: String(version) })),
  )
  assert.deepEqual(tries.map(({ status }) => status).toSorted(), [303, 409, 409, 409, 409, 409])
  const now = await stored(two)
  assert.equal(now.version, version + 1)
  assert.equal(now.latitude, null)
  const told = await tries.find(({ status }) => status === 409)!.text()
  assert.match(told, /ほかの人が先に直しています/)
  assert.match(told, new RegExp(`value="${now.address}"`))
})

test('what is wrong changes nothing and comes back; a kind that is used no more may stay, and nobody chooses it anew', async () => {
  const before = [await stored(one), (await trail()).length]
  const wrong: Record<string, string>[] = [
    {},
    { ...at(0), kind: '' },
    { ...at(0), kind: '999999' },
    { latitude: '35.68', longitude: '139.76' },
    { latitude: '31.7' },
    { latitude: 'x', longitude: 'y', address: 'まちがい' },
    { ...at(0), address: 'あ'.repeat(201) },
  ]
  for (const fields of wrong) assert.equal((await correct(one, fields)).status, 422)
  assert.match(await (await correct(one, { latitude: 'x', longitude: '1', address: 'まちがい' })).text(), /まちがい/)
  assert.equal((await correct(one, { ...at(0), kind: lamp!, version: '' })).status, 409)
  assert.equal((await correct(one, at(0), 'yoshida')).status, 404)
  assert.deepEqual([await stored(one), (await trail()).length], before)
  await owner.query(`update inquiries.street_kinds set retired_at = now() where id = $1`, [hole])
  assert.equal((await correct(one, { address: '角の店', kind: hole! })).status, 303)
  assert.equal((await correct(one, { address: '角の店', kind: lamp!, version: '2' })).status, 303)
  assert.equal((await correct(one, { address: '角の店', kind: hole!, version: '3' })).status, 422)
})

test('other programs do the same, with the same words', async () => {
  const { items } = (await (await ask('/street-kinds')).json()) as { items: { id: number; name: string }[] }
  assert.deepEqual(
    items.map(({ name }) => name),
    ['街灯'],
  )
  const put = (json: object) => ask(`/conversations/${one}/street-report`, { method: 'PUT', json })
  const place = { latitude: 31.7, longitude: 131.06, address: '' }
  const { version } = await read(one)
  assert.equal((await put({ kind: items[0]!.id, ...place, version: version - 1 })).status, 409)
  assert.equal((await put({ kind: items[0]!.id, ...place, longitude: null, version })).status, 422)
  assert.equal((await put({ kind: items[0]!.id, ...place, version })).status, 204)
  assert.deepEqual(await stored(one), {
    kind: lamp,
    latitude: 31.7,
    longitude: 131.06,
    address: '',
    version: version + 1,
  })
  assert.equal(
    (await ask(`/conversations/999999/street-report`, { method: 'PUT', json: { kind: 1, ...place, version: 1 } }))
      .status,
    404,
  )
  await assert.rejects(owner.query('update inquiries.street_reports set version = 0'), /version/)
})

test('what was joined to another conversation has its own report, and that is corrected', async () => {
  const merging = { merged: String(one), mergeReason: '同じ穴' }
  assert.equal((await town.post(`/console/inquiries/${two}/merges`, merging, 'suzuki')).status, 303)
  const { version } = await read(one)
  const form = { kind: lamp!, address: '駅の前', version: String(version) }
  assert.equal((await correct(one, form)).status, 303)
  assert.equal((await stored(one)).address, '駅の前')
  assert.notEqual((await stored(two)).address, '駅の前')
})

test('the list from which one came is kept, and each mistake is told beside its field', async () => {
  const list = '?list=waiting'
  const wrong = { kind: '', latitude: '31,7', longitude: '', address: '駅の前' }
  for (const html of [
    await (await town.request(`${path(two)}${list}`, { as: 'suzuki' })).text(),
    await (await town.post(`${path(two)}${list}`, wrong, 'suzuki')).text(),
  ]) {
    assert.equal(html.split(`href="/console/inquiries/${two}?list=waiting&amp;show=person"`).length, 3)
    assert.match(html, new RegExp(`action="${path(two)}\\?list=waiting"`))
    assert.match(html, /href="\/console\/inquiries\?list=waiting"/)
  }
  const desk = await (await town.request(`/console/inquiries/${two}${list}&show=person`, { as: 'suzuki' })).text()
  assert.ok(desk.includes(`href="${path(two)}?list=waiting"`))
  const mistakes = async (fields: Record<string, string>) => {
    const html = await (await correct(two, fields)).text()
    return [...html.matchAll(/id="(\w+)-error"[^>]*>(?:<[^>]*>)*([^<。]*。)/g)].map(([, field, words]) => [
      field,
      words,
    ])
  }
  assert.deepEqual(await mistakes(wrong), [
    ['kind', '種類を選んでください。'],
    ['latitude', '緯度を、数で入力してください。'],
    ['longitude', '経度を、数で入力してください。'],
  ])
  assert.deepEqual(await mistakes({ latitude: '35.68', longitude: '139.76' }), [
    ['latitude', '地図の印が、この町の中か近くにありません。'],
  ])
  const { version } = await read(two)
  const done = await town.post(
    `${path(two)}${list}`,
    { ...wrong, kind: lamp!, latitude: '', version: String(version) },
    'suzuki',
  )
  assert.equal(done.headers.get('location'), `/console/inquiries/${two}?list=waiting&show=person`)
})

test('a kind that can be chosen is not called one that is used no more, though its section has ended', async () => {
  await owner.query(`with ended as (insert into kernel.sections (code, name, valid_from, valid_to)
      values ('owari', '終わった課', '2020-04-01', '2026-04-01') returning id)
    insert into inquiries.street_kinds (name, section_id) select '倒木', id from ended`)
  await owner.query('update inquiries.street_reports set kind_id = $1 where conversation_id = $2', [hole, two])
  const html = await (await town.request(path(two), { as: 'suzuki' })).text()
  assert.match(html, /道路の穴\(いまは使っていない種類\)/)
  assert.match(html, /倒木\(答える課が、いまはありません\)/)
})
