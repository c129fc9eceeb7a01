import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const api = await apiOf(town, 'suzuki', ['workation:read', 'workation:write'])
const read = async (path: string) => (await api.ask(`/workation${path}`)).json()
const write = (method: string, path: string, json?: unknown) => api.ask(`/workation${path}`, { method, json })

const PROVIDER = { name: '灯台荘', nameEn: 'Todai-so', kinds: ['lodging'], person: '灘 一郎', email: 'inn@example.jp' }
const WORDS = { name: '灯台荘', nameEn: 'Todai-so', summary: '海まで1分', summaryEn: 'By the sea', price: 9800 }
const PLACE = {
  ...WORDS,
  address: 'みさき町1',
  addressEn: '1 Misaki',
  latitude: 32.05,
  longitude: 133.45,
  units: 9,
  peoplePerUnit: 3,
  outlets: 54,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
}
const PROGRAMME = {
  ...WORDS,
  theme: 'trail',
  seasonFrom: '2026-12-01',
  seasonThrough: '2027-03-31',
  minutes: 120,
  minPeople: 2,
  maxPeople: 12,
  meetingPlace: '入口',
  meetingPlaceEn: 'Trailhead',
  languages: ['ja'],
}

test('a program registers a provider, adds a place with stock and a measurement, publishes it and finds it again', async () => {
  const registered = await write('POST', '/providers', PROVIDER)
  assert.equal(registered.status, 201)
  const provider = (await registered.json()).id
  const added = await write('POST', '/places', { ...PLACE, kind: 'lodging', provider })
  assert.equal(added.status, 201, await added.clone().text())
  const { id } = await added.json()
  assert.equal((await write('PUT', `/places/${id}`, { ...PLACE, price: 9900, version: 1 })).status, 204)
  assert.equal((await write('PUT', `/places/${id}`, { ...PLACE, version: 1 })).status, 409)
  const measured = { measuredAt: '2026-11-20T10:00:00+09:00', instrument: '測定器', down: 150.5, up: 60, latency: 12 }
  assert.equal((await write('POST', `/places/${id}/measurements`, measured)).status, 204)
  assert.equal((await write('POST', `/places/${id}/stock`, { what: 'closed', from: '2026-12-24' })).status, 204)
  const [{ version }] = (await read('/offers')).items
  assert.equal((await write('POST', `/offers/${id}/acts`, { act: 'published', version })).status, 204)
  const found = await read('/places?kind=lodging&down=100&people=27&from=2026-12-10&through=2026-12-12')
  assert.deepEqual(
    found.items.map(({ id, price, down }: Record<string, number>) => [id, price, down]),
    [[id, 9900, 150.5]],
  )
  assert.deepEqual((await read('/places?from=2026-12-23&through=2026-12-25')).items, [])
  assert.equal((await read(`/places/${id}`)).measurements[0].instrument, '測定器')
})

test('a programme with a date is added, published, and its date cancelled with the reason', async () => {
  const [{ id: provider }] = (await read('/providers')).items
  const { id } = await (await write('POST', '/programmes', { ...PROGRAMME, provider })).json()
  const startsAt = '2026-12-20T09:00:00+09:00'
  assert.equal((await write('POST', `/programmes/${id}/sessions`, { startsAt, places: 8 })).status, 204)
  assert.equal((await write('POST', `/offers/${id}/acts`, { act: 'published', version: 1 })).status, 204)
  const { sessions } = await read(`/programmes/${id}`)
  assert.equal(sessions[0].places, 8)
  const cancel = () => write('POST', `/programmes/${id}/sessions/${sessions[0].id}/cancellation`, { reason: '大雨' })
  assert.deepEqual([(await cancel()).status, (await cancel()).status], [204, 409])
  assert.equal((await read(`/programmes/${id}`)).sessions[0].cancelledBecause, '大雨')
})

test('what is wrong is told by field, and whoever does not answer for workation is refused', async () => {
  const wrong = await write('POST', '/places', { ...PLACE, kind: 'lodging', provider: 1, latitude: 90, units: 0 })
  assert.equal(wrong.status, 422)
  const { errors } = await wrong.json()
  assert.deepEqual(
    errors.map(({ field }: { field: string }) => field),
    ['latitude', 'units'],
  )
  assert.equal((await api.ask('/workation/places?kind=castle')).status, 422)
  const other = await apiOf(town, 'watanabe', ['workation:read', 'workation:write'])
  assert.equal((await other.ask('/workation/offers')).status, 403)
  assert.equal((await other.ask('/workation/places')).status, 200)
  const reader = await apiOf(town, 'suzuki', ['workation:read'])
  assert.equal((await reader.ask('/workation/providers', { method: 'POST', json: PROVIDER })).status, 403)
})

test('a program invites somebody for a provider, takes that back, and takes people off', async () => {
  const [{ id }] = (await read('/providers')).items
  assert.equal((await write('POST', `/providers/${id}/invitations`, { email: 'new@example.jp' })).status, 204)
  const { rows } = await town.owner.query('select id from workation.invitations order by id desc limit 1')
  const revoke = () => write('DELETE', `/providers/${id}/invitations/${rows[0].id}`)
  assert.deepEqual([(await revoke()).status, (await revoke()).status], [204, 409])
  assert.equal((await write('DELETE', `/providers/${id}/members/1`)).status, 409)
})
