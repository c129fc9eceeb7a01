import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { peopleOf } from '../../testing/approvals.ts'
import { testTown } from '../../testing/town.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const people = peopleOf(town)
const api = await apiOf(town, 'ito', ['workplaces:read', 'workplaces:request'])
const read = async (path: string) => (await (await api.ask(`/workplaces${path}`)).json()).items
const post = (path: string, json: unknown = {}) => api.ask(`/workplaces${path}`, { method: 'POST', json })
const TIMES = { from: '08:30', until: '17:15', reason: '分室で会議' }

const sites = await read('/sites')
const minato = sites.find(({ name }: { name: string }) => name === 'みなと分室')
const seats = async (days: string) => read(`/sites/${minato.id}/seats?${days}`)

test('a program finds a free seat, asks for it, checks its owner in, and sees who is where', async () => {
  assert.deepEqual(
    sites.map(({ name, kind }: { name: string; kind: string }) => `${name} ${kind}`),
    ['本庁舎 main', 'みなと分室 satellite', 'やまて分室 satellite'],
  )
  const [first] = await seats('day=2026-12-01&day=2026-12-02&day=2026-11-28')
  assert.deepEqual(first.days, [
    { on: '2026-12-01', state: 'free' },
    { on: '2026-12-02', state: 'free' },
  ])
  const asked = await post('/requests', { seat: first.id, days: ['2026-12-01', '2026-12-02'], ...TIMES })
  assert.equal(asked.status, 201)
  const { proposalId } = await asked.json()
  assert.equal((await seats('day=2026-12-01'))[0].days[0].state, 'yours')
  await people.act('sato', proposalId, 'decision')
  const [today, tomorrow] = await read('/bookings')
  assert.deepEqual([today.status, today.seat, tomorrow.status], ['approved', 'A1', 'approved'])
  await people.at('2026-12-01T08:20:00+09:00')
  assert.equal((await post(`/bookings/${today.id}/check-in`)).status, 204)
  assert.equal((await post(`/bookings/${tomorrow.id}/cancellation`)).status, 204)
  const board = await read('/board')
  assert.deepEqual(
    board.map(({ name, site, seat, cameAt }: Record<string, string>) => [name, site, seat, cameAt]),
    [['伊藤 さくら', 'みなと分室', 'A1', '2026-11-30T23:20:00Z']],
  )
  assert.equal(await people.one(`select came_by from workplaces.bookings where came_at is not null`), 'api')
})

test('what is taken, wrong, or of somebody else is refused as on the screens', async () => {
  const [seat] = await seats('day=2026-12-03')
  const held = await post('/requests', { seat: seat.id, days: ['2026-12-03'], ...TIMES })
  const other = await apiOf(town, 'tanaka', ['workplaces:request'])
  const ask = (json: object) =>
    other.ask('/workplaces/requests', { method: 'POST', json: { seat: seat.id, ...TIMES, ...json } })
  const taken = await ask({ days: ['2026-12-03', '2026-12-04'] })
  assert.equal(taken.status, 409)
  assert.match(JSON.stringify(await taken.json()), /12月3日\(木\)は、この席はふさがっています/)
  assert.equal((await ask({ days: ['2026-12-03', '2026-12-04'], skip: true })).status, 201)
  assert.equal((await ask({ days: ['2026-12-05'] })).status, 422)
  assert.equal((await ask({ days: [] })).status, 422)
  await people.act('sato', (await held.json()).proposalId, 'return', { words: '午後だけにしてください' })
  const [own] = await read('/bookings?from=2026-12-03')
  assert.equal(own.status, 'returned')
  assert.equal((await other.ask(`/workplaces/bookings/${own.id}/cancellation`, { method: 'POST' })).status, 404)
  assert.equal((await other.ask('/workplaces/bookings')).status, 403)
  assert.equal((await api.ask('/workplaces/sites/999/seats')).status, 404)
})

test('minutes of travel are written and read, and what they saved', async () => {
  const items = sites.map(({ id, kind }: { id: number; kind: string }) => ({
    site: id,
    minutes: kind === 'main' ? 40 : 15,
  }))
  assert.equal((await api.ask('/workplaces/travel', { method: 'PUT', json: { items } })).status, 204)
  assert.deepEqual(await read('/travel'), items)
  const [saving] = await read('/savings')
  assert.deepEqual([saving.site, saving.days, saving.minutes], ['みなと分室', 1, null], 'written down after they came')
  const wrong = await api.ask('/workplaces/travel', { method: 'PUT', json: { items: [{ site: 1, minutes: 999 }] } })
  assert.equal(wrong.status, 422)
})
