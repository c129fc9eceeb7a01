import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { askedStay, bookedStay } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'
import { addOffer } from '../../../testing/workation.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const api = await apiOf(town, 'suzuki', ['workation:read', 'workation:write'])
const read = async (path: string) => (await api.ask(`/workation${path}`)).json()
const write = (method: string, path: string, json: unknown) => api.ask(`/workation${path}`, { method, json })

for (const company of ['株式会社いそべ', 'なみ工房', 'かもめ設計']) await askedStay(town, { company })

test('a program reads the firms page by page, moves one on, and sets what is to be done next', async () => {
  const first = await read('/companies?limit=2')
  assert.deepEqual(
    first.items.map(({ name }: { name: string }) => name),
    ['かもめ設計', 'なみ工房'],
  )
  const rest = await read(`/companies?limit=2&cursor=${first.next}`)
  assert.deepEqual([rest.items.length, rest.items[0].name, rest.next], [1, '株式会社いそべ', null])
  const { id, version } = rest.items[0]
  const next = { nextAction: '内見に案内する', nextOn: '2026-12-10' }
  assert.equal((await write('PUT', `/companies/${id}/next-action`, { ...next, version })).status, 204)
  assert.equal((await write('PUT', `/companies/${id}/next-action`, { ...next, version })).status, 409)
  const visit = { act: 'stage', stage: 'visit', onDay: '2026-11-30', words: '来訪' }
  assert.equal((await write('POST', `/companies/${id}/acts`, { ...visit, version: 2 })).status, 204)
  assert.equal(
    (await write('POST', `/companies/${id}/acts`, { act: 'done', words: '案内した', version: 3 })).status,
    204,
  )
  const { company, acts } = await read(`/companies/${id}`)
  assert.deepEqual([company.stage, company.nextAction, company.nextOn, company.version], ['visit', null, null, 4])
  assert.deepEqual(
    acts.map(({ act, stage, onDay, words }: Record<string, string>) => [act, stage, onDay, words]),
    [
      ['done', null, '2026-12-01', '内見に案内する\n案内した'],
      ['stage', 'visit', '2026-11-30', '来訪'],
    ],
  )
  const found = await read(`/companies?stage=visit&name=${encodeURIComponent('いそべ(株)')}`)
  assert.deepEqual(found.items, [company])
})

test('what is wrong is told by field; a firm that is none is not found', async () => {
  const [{ id, version }] = (await read('/companies')).items
  const wrong = await write('POST', `/companies/${id}/acts`, { act: 'stage', onDay: '2027-01-01', version })
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    (await wrong.json()).errors.map(({ field }: { field: string }) => field),
    ['stage', 'onDay'],
  )
  assert.equal((await write('POST', `/companies/${id}/acts`, { act: 'done', version })).status, 409)
  const past = { nextAction: '電話', nextOn: '2026-11-30', version }
  assert.equal((await write('PUT', `/companies/${id}/next-action`, past)).status, 422)
  assert.equal((await api.ask('/workation/companies/999999')).status, 404)
  assert.equal((await write('POST', '/companies/999999/acts', { act: 'note', words: 'あ', version: 1 })).status, 404)
  assert.equal((await api.ask('/workation/companies?stage=moon')).status, 422)
  for (const cursor of ['none', Buffer.from('{"due":"0000-01-01","id":1}').toString('base64url')])
    assert.equal((await api.ask(`/workation/companies?cursor=${cursor}`)).status, 422)
})

test('the figures of a year are read, by whoever handles workation', async () => {
  const inn = await addOffer(town, '灯台の宿', 'lodging')
  const { itinerary } = await bookedStay(town, [
    { place: inn.offer, from: '2027-03-30', through: '2027-04-02', units: 2 },
  ])
  await town.owner.query(
    `insert into workation.arrivals (item_id, people, at, staff_id) select id, 4, now(), $2 from workation.itinerary_items where itinerary_id = $1`,
    [itinerary, api.staffId],
  )
  const { year, months, total } = await read('/effects')
  assert.deepEqual([year, months.length, months[0].month, months[11].month], [2026, 12, '2026-04', '2027-03'])
  assert.deepEqual([months[11].nights, months[11].firms, total.nights, total.people, total.booked], [8, 1, 8, 4, 6000])
  assert.deepEqual(await read('/effects?year=2026'), { year, months, total })
  assert.equal((await api.ask('/workation/effects?year=2025')).status, 404)
  assert.equal((await api.ask('/workation/effects?year=last')).status, 422)
})

test('firms are for whoever may write, and both for the section that handles workation only', async () => {
  const reader = await apiOf(town, 'suzuki', ['workation:read'])
  assert.equal((await reader.ask('/workation/companies')).status, 403)
  assert.equal((await reader.ask('/workation/effects')).status, 200)
  const other = await apiOf(town, 'watanabe', ['workation:read', 'workation:write'])
  const [{ id }] = (await read('/companies')).items
  for (const path of ['/companies', `/companies/${id}`, '/effects'])
    assert.equal((await other.ask(`/workation${path}`)).status, 403, path)
  const note = { method: 'POST', json: { act: 'note', words: 'あ', version: 1 } }
  assert.equal((await other.ask(`/workation/companies/${id}/acts`, note)).status, 403)
  const next = { method: 'PUT', json: { nextAction: 'あ', nextOn: '2026-12-09', version: 1 } }
  assert.equal((await other.ask(`/workation/companies/${id}/next-action`, next)).status, 403)
})
