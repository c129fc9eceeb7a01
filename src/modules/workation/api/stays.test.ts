import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { ASK_FORM, bookedStay } from '../../../testing/stays.ts'
import { testTown } from '../../../testing/town.ts'
import { addOffer } from '../../../testing/workation.ts'

const town = await testTown({ at: '2026-12-01T10:00:00+09:00' })
const inn = await addOffer(town, '灯台の宿', 'lodging', { price: 9000 })
const farm = await addOffer(town, '農園', 'programme')
const { rows } = await town.owner.query(
  `insert into workation.sessions (programme_id, starts_at, places) values ($1, '2026-12-15T10:00+09', 10) returning id`,
  [farm.offer],
)
const session = Number(rows[0].id)
const api = await apiOf(town, 'suzuki', ['workation:write'])
const ask = (method: string, path: string, json?: unknown) => api.ask(`/workation/stays${path}`, { method, json })
const read = async (path: string) => (await api.ask(`/workation/stays${path}`)).json()

const STAY = { ...ASK_FORM, people: 4, language: 'en' }

test('a program writes down an inquiry, makes an itinerary, proposes it, and reads what became of it', async () => {
  const added = await ask('POST', '', STAY)
  assert.equal(added.status, 201, await added.clone().text())
  const { id } = await added.json()
  assert.deepEqual(
    (await read('')).items.map((one: { id: number; state: string }) => [one.id, one.state]),
    [[id, 'asked']],
  )
  const place = { place: inn.offer, from: '2026-12-14', through: '2026-12-17', units: 2 }
  assert.equal((await ask('POST', `/${id}/draft/places`, place)).status, 204)
  assert.equal((await ask('POST', `/${id}/draft/sessions`, { session, seats: 4 })).status, 204)
  assert.equal((await ask('POST', `/${id}/draft/sessions`, { session, seats: 2 })).status, 204)
  const { draft } = await read(`/${id}`)
  assert.deepEqual([draft.items.length, draft.total], [3, 9000 * 2 * 3 + 1000 * 6])
  const twice = draft.items.findLast((item: { session: number | null }) => item.session)
  const remove = () => ask('DELETE', `/${id}/draft/items/${twice.id}`)
  assert.deepEqual([(await remove()).status, (await remove()).status], [204, 409])
  assert.equal((await ask('POST', `/${id}/proposal`, { people: 4, words: 'Welcome' })).status, 204)
  const { stay, proposed, booked, reservation } = await read(`/${id}`)
  assert.deepEqual([stay.state, stay.from, stay.through], ['proposed', '2026-12-14', '2026-12-17'])
  assert.deepEqual([proposed.words, proposed.items.length, booked, reservation], ['Welcome', 2, null, null])
  assert.equal((await ask('POST', `/${id}/cancellation`, { reason: 'No rooms after all' })).status, 204)
  assert.equal((await read(`/${id}`)).stay.state, 'declined')
  assert.equal((await ask('POST', `/${id}/draft/places`, place)).status, 409)
})

test('what is booked in a month is read with whom to call, and an arrival is recorded on its day', async () => {
  const place = { place: inn.offer, from: '2026-12-01', through: '2026-12-03', units: 2 }
  const { stay } = await bookedStay(town, [place], { wishedFrom: '2026-12-01' })
  const month = async () => (await (await api.ask('/workation/bookings?month=2026-12')).json()).items
  const [booking] = await month()
  assert.deepEqual(
    [booking.stay, booking.name, booking.coming.phone, booking.arrived],
    [stay.id, '灯台の宿', '090-0000-0100', null],
  )
  const arrive = (people: number) =>
    api.ask(`/workation/bookings/${booking.id}/arrival`, { method: 'PUT', json: { people } })
  assert.deepEqual([(await arrive(5)).status, (await arrive(3)).status], [422, 204])
  assert.equal((await month())[0].arrived, 3)
  assert.equal((await api.ask('/workation/bookings?month=2026-13')).status, 422)
  assert.equal((await read(`/${stay.id}`)).survey, null)
})

test('what is wrong is told by field and changes nothing, and a draft can be thrown away', async () => {
  const wrong = await ask('POST', '', { ...STAY, people: 0, wishedThrough: '2026-12-01' })
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    (await wrong.json()).errors.map(({ field }: { field: string }) => field),
    ['people', 'wishedThrough'],
  )
  const { id } = await (await ask('POST', '', STAY)).json()
  const past = await ask('POST', `/${id}/draft/places`, {
    place: inn.offer,
    from: '2026-11-01',
    through: '2026-10-30',
    units: 501,
  })
  assert.deepEqual(
    (await past.json()).errors.map(({ field }: { field: string }) => field),
    ['from', 'through', 'units'],
  )
  const unknown = { place: 999_999, from: '2026-12-14', through: '2026-12-15', units: 1 }
  assert.equal((await ask('POST', `/${id}/draft/places`, unknown)).status, 422)
  assert.equal((await ask('POST', `/${id}/draft/sessions`, { session: 999_999, seats: 1 })).status, 422)
  assert.equal((await ask('POST', `/${id}/proposal`, { people: 4 })).status, 409, 'there is no draft')
  const night = { place: inn.offer, from: '2026-12-14', through: '2026-12-14', units: 1 }
  assert.match(await (await ask('POST', `/${id}/draft/places`, night)).text(), /発つ日/)
  await ask('POST', `/${id}/draft/places`, { ...night, through: '2026-12-15', units: 2 })
  assert.equal((await read(`/${id}`)).draft.items.length, 1)
  assert.equal((await ask('DELETE', `/${id}/draft`)).status, 204)
  assert.equal((await read(`/${id}`)).draft, null)
  assert.equal((await ask('GET', '/999999')).status, 404)
  assert.equal((await ask('POST', `/${id}/cancellation`, { reason: ' ' })).status, 422)
})

test('what was not chosen from a list is asked for, in words that a list can answer', async () => {
  const { id } = await (await ask('POST', '', STAY)).json()
  for (const [line, sentence] of [
    ['places', '場所を選んでください'],
    ['sessions', '開催回を選んでください'],
  ] as const) {
    const response = await town.post(
      `/console/workation/stays/${id}/itinerary/${line}`,
      { place: '', session: '' },
      'suzuki',
    )
    assert.equal(response.status, 422)
    assert.ok((await response.text()).includes(sentence), sentence)
  }
})

test('whoever does not answer for workation reads and writes nothing of it', async () => {
  const other = await apiOf(town, 'watanabe', ['workation:write'])
  assert.equal((await other.ask('/workation/stays')).status, 403)
  assert.equal((await other.ask('/workation/stays', { method: 'POST', json: STAY })).status, 403)
  const reader = await apiOf(town, 'suzuki', ['workation:read'])
  assert.equal((await reader.ask('/workation/stays')).status, 403)
})
