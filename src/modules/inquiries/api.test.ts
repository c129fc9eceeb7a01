import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { townOnLine } from '../../testing/line.ts'

const town = await townOnLine()
const { line, phoneClock } = town
const both = ['conversations:read', 'conversations:reply']

const mika = line.phone('青空 みか')
for (let n = 1; n <= 70; n++) {
  await mika.text(`${n} 通目`)
  await phoneClock.advance(1_000)
}
await line.phone('海野 けん').text('こんにちは')
await town.work()

interface Page {
  items: { id: number; name: string; body: string }[]
  next: string | null
}

test('a program lists conversations page by page, each once', async () => {
  const api = await apiOf(town, 'suzuki', both)
  const names: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Page = await (await api.ask(`/conversations?limit=1${next && `&cursor=${next}`}`)).json()
    names.push(...page.items.map((item) => item.name))
    next = page.next
  }
  assert.deepEqual(names, ['海野 けん', '青空 みか'])
})

test('a cursor or a place that is none of ours is refused, or leads to the beginning', async () => {
  const api = await apiOf(town, 'suzuki', [...both, 'conversations:work'])
  const id = (await town.owner.query('select max(id)::int as id from inquiries.conversations')).rows[0].id
  for (const place of [
    ['x', 1],
    ['-271821-04-20T00:00:00Z', 1],
    ['0000-01-01T00:00:00Z', 1],
    ['2026-11-24T00:00:00.0000000001Z', 1],
  ]) {
    const cursor = Buffer.from(JSON.stringify(place)).toString('base64url')
    for (const path of [
      '/conversations',
      `/conversations/${id}/messages`,
      `/conversations/${id}/notes`,
      '/street-reports',
      '/satisfaction-answers',
    ])
      assert.equal((await api.ask(`${path}?cursor=${cursor}`)).status, 422, `${path} ${place}`)
  }
  for (const path of [`/console/inquiries/${id}?before`, '/console/inquiries/streets?after'])
    for (const at of ['-271821-04-20T00:00:00Z', '0000-01-01T00:00:00Z'])
      assert.equal((await town.request(`${path}=${at}_1`, { as: 'suzuki' })).status, 200, path)
})

test('a program reads a conversation from its newest page back to its first message', async () => {
  const api = await apiOf(town, 'suzuki', both)
  const list: Page = await (await api.ask('/conversations')).json()
  const id = list.items.find((item) => item.name === '青空 みか')?.id
  const newest: Page = await (await api.ask(`/conversations/${id}/messages`)).json()
  assert.equal(newest.items.at(-1)?.body, '70 通目')
  const older: Page = await (await api.ask(`/conversations/${id}/messages?cursor=${newest.next}`)).json()
  assert.deepEqual([older.items[0]?.body, older.items.length, older.next], ['1 通目', 10, null])
})

test('a program answers once for one Idempotency-Key, and the phone shows it once', async () => {
  const api = await apiOf(town, 'suzuki', both)
  const list: Page = await (await api.ask('/conversations')).json()
  const key = randomUUID()
  for (const _ of [1, 2]) {
    const answer = await api.ask(`/conversations/${list.items[0]?.id}/replies`, {
      method: 'POST',
      json: { text: 'API からの返信' },
      headers: { 'idempotency-key': key },
    })
    assert.equal(answer.status, 202)
  }
  await town.work()
  assert.equal(line.ledger.sent({ text: 'API からの返信' }).length, 1)
})

test('without the scope, or for another section’s conversation, there is nothing', async () => {
  const reader = await apiOf(town, 'suzuki', ['conversations:read'])
  const list: Page = await (await reader.ask('/conversations')).json()
  const id = list.items[0]?.id
  assert.equal(
    (await reader.ask(`/conversations/${id}/replies`, { method: 'POST', json: { text: 'だめ' } })).status,
    403,
  )
  const stranger = await apiOf(town, 'yamamoto', both)
  assert.equal((await stranger.ask(`/conversations/${id}/messages`)).status, 404)
})
