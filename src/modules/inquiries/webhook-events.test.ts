// What other systems are told of the desk, whichever way it happened; and who sets that up.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { townOnLine } from '../../testing/line.ts'
import { isSigned, webhookReceiver } from '../../testing/webhook-receiver.ts'
import { inquiries } from './index.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const receiver = await webhookReceiver()
const { ask } = await apiOf(town, 'ishii', ['webhooks:read', 'webhooks:write'])
const readOnly = await apiOf(town, 'ishii', ['webhooks:read'])
const clerk = await apiOf(town, 'suzuki', ['webhooks:read', 'webhooks:write', 'calls:write'])
const { owner, line, phoneClock } = town

const KINDS = Object.keys(inquiries.events!)
const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const numberOf = async (sql: string): Promise<number> => Number(Object.values((await rows(sql))[0])[0])
const heard = () => receiver.heard.splice(0).map(({ json }) => json.type)
const fields = (over: object = {}) => ({ name: '庁内チャット', url: receiver.url, kinds: KINDS, ...over })
const post = (path: string, json?: unknown) => ask(path, { method: 'POST', json })

/** How an endpoint with something wrong in it is answered. */
const wrong = async (over: object) => {
  const answer = await post('/webhooks', fields({ name: 'よそ', ...over }))
  const { errors } = (await answer.json()) as { errors?: { field: string }[] }
  return `${answer.status} ${errors?.map(({ field }) => field).join()}`
}
const forget = () => owner.query("select graphile_worker.add_job('webhooks.forget')")

const added = (await (await post('/webhooks', fields())).json()) as { id: number; secret: string }
const at = `/webhooks/${added.id}`

test('receiving, assigning, answering, closing, reopening, moving and calls are told with nobody’s words or name', async () => {
  await line.phone('青空 みか').text('空き家の相談です')
  await town.work()
  const id = await numberOf('select id from inquiries.conversations')
  const desk = (path: string, form: Record<string, string>, as = 'suzuki') =>
    town.post(`/console/inquiries/${id}/${path}`, form, as)
  const takahashi = await numberOf("select id from kernel.staff where sign_in_name = 'takahashi'")
  assert.deepEqual(receiver.heard[0]!.json.data, {
    conversation: id,
    section: await numberOf("select id from kernel.sections where code = 'ijuu'"),
    url: `https://aozora.test/api/v1/conversations/${id}/messages`,
  })
  assert.deepEqual(heard(), ['inquiry.received'])
  await desk('assignee', { to: String(takahashi), was: '' })
  town.clock.advance({ minutes: 1 })
  await desk('replies', { text: 'ひみつの返事', key: randomUUID() })
  await town.work()
  const bodies = receiver.heard.map(({ body }) => body).join('')
  assert.doesNotMatch(bodies, /みか|空き家|ひみつ|高橋|鈴木/)
  assert.deepEqual(heard(), ['inquiry.assigned', 'inquiry.answered'])
  const seen = await numberOf('select max(id) from inquiries.messages')
  await desk('closing', { seen: String(seen) })
  await town.work()
  assert.deepEqual(heard(), ['inquiry.closed'])
  await phoneClock.advance(120_000)
  await line.phone('青空 みか').text('もうひとつ')
  await town.work()
  assert.deepEqual(heard().toSorted(), ['inquiry.received', 'inquiry.reopened'])
  await owner.query(
    "update inquiries.conversations set assignee_id = null, section_id = (select id from kernel.sections where code = 'shimin')",
  )
  await town.work()
  assert.equal(
    receiver.heard.find(({ json }) => json.type === 'inquiry.moved')!.json.data['section'],
    await numberOf("select id from kernel.sections where code = 'shimin'"),
  )
  assert.deepEqual(heard().toSorted(), ['inquiry.assigned', 'inquiry.moved'])
  town.clock.advance({ hours: 24 * 14 })
  await owner.query("select graphile_worker.add_job('inquiries.watch-promises')")
  await town.work()
  assert.deepEqual(heard(), ['inquiry.promise_broken'])
  await clerk.ask('/calls', { method: 'POST', json: { callback: 'none', about: '道路の穴' } })
  await town.work()
  const [call] = receiver.heard
  assert.equal(call?.json.data['conversation'], null)
  assert.deepEqual(heard(), ['call.recorded'])
})

test('that something was merged and taken apart is told; what is said meanwhile is told of the main one', async () => {
  const ask = async (name: string) => {
    await town.post('/inquiries', { name, text: 'みちの穴', key: randomUUID() })
    return numberOf('select max(id) from inquiries.conversations')
  }
  const [main, joined] = [await ask('青空 花子'), await ask('青空 太郎')]
  await town.work()
  heard()
  const merges = `/console/inquiries/${main}/merges`
  await town.post(merges, { merged: String(joined), mergeReason: '同じ穴' }, 'suzuki')
  town.clock.advance({ minutes: 1 })
  await town.post(`/console/inquiries/${joined}/replies`, { text: '直します', key: randomUUID() }, 'suzuki')
  await town.post(`${merges}/${joined}/removal`, {}, 'suzuki')
  await town.work()
  const told = receiver.heard.splice(0).map(({ json }) => [json.type, json.data['conversation']])
  assert.deepEqual(told.toSorted(), [
    ['inquiry.answered', main],
    ['inquiry.merged', joined],
    ['inquiry.unmerged', joined],
  ])
})

test('only whoever may change the settings of the town sets it up, with a token that may', async () => {
  assert.equal((await clerk.ask('/webhooks')).status, 403)
  assert.equal((await clerk.ask('/webhooks', { method: 'POST', json: fields({ name: 'x' }) })).status, 403)
  assert.equal((await readOnly.ask('/webhooks', { method: 'POST', json: fields({ name: 'x' }) })).status, 403)
  const listed = await (await readOnly.ask('/webhooks')).text()
  assert.match(listed, /庁内チャット/)
  assert.doesNotMatch(listed, /whsec_/)
  const kept = await ask('/webhooks', {
    method: 'POST',
    json: fields({ name: 'x' }),
    headers: { 'Idempotency-Key': 'a' },
  })
  assert.equal(kept.status, 422) // its answer would be kept, the secret with it
  for (const action of ['webhook.added', 'webhook.secret_renewed']) {
    const details = await rows('select detail::text from kernel.audit_entries where action = $1', [action])
    assert.doesNotMatch(JSON.stringify(details), /whsec_/)
  }
})

test('what is wrong is told field by field, and changes nothing', async () => {
  for (const url of [
    '',
    'x',
    'http://example.jp/',
    'https://10.0.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'javascript:1',
    `https://${'a'.repeat(600)}.jp`,
  ])
    assert.equal(await wrong({ url }), '422 url', url)
  assert.equal(await wrong({ kinds: [] }), '422 kinds')
  assert.equal(await wrong({ kinds: ['no.such'] }), '422 kinds')
  assert.equal(await wrong({ section: 999_999 }), '422 section')
  assert.equal(await wrong({ name: '\0 ' }), '422 name')
  assert.equal(await wrong({ name: '庁内チャット' }), '409 name')
  assert.equal(await wrong({ name: '\ud800', url: 'x' }), '422 url')
  assert.equal(await numberOf('select count(*) from kernel.webhook_endpoints'), 1)
  const twenty = await Promise.all(Array.from({ length: 20 }, () => post('/webhooks', fields({ name: '同じ名前' }))))
  assert.deepEqual(
    twenty.map(({ status }) => status).toSorted((a, b) => a - b),
    [201, ...Array.from({ length: 19 }, () => 409)],
  )
  await ask(`/webhooks/${await numberOf("select id from kernel.webhook_endpoints where name = '同じ名前'")}`, {
    method: 'DELETE',
  })
})

test('two who change an endpoint do not undo each other', async () => {
  const put = (version: number, name: string) =>
    ask(at, { method: 'PUT', json: fields({ name, version, section: null }) })
  assert.equal((await put(1, 'チャット')).status, 204)
  assert.equal((await put(1, '別の名前')).status, 409)
  assert.match(await (await ask('/webhooks')).text(), /"name":"チャット"/)
})

test('a renewed secret signs at once, and the one before it for a day', async () => {
  const { secret } = (await (await post(`${at}/secret`)).json()) as { secret: string }
  await post(`${at}/trials`)
  await town.work()
  const [both] = receiver.heard.splice(0)
  assert.ok((await isSigned(both!, secret)) && (await isSigned(both!, added.secret)))
  town.clock.advance({ hours: 24 })
  await post(`${at}/trials`)
  await town.work()
  const [one] = receiver.heard.splice(0)
  assert.ok((await isSigned(one!, secret)) && !(await isSigned(one!, added.secret)))
})

test('what is paused waits, and goes when it is resumed', async () => {
  assert.equal((await ask(`${at}/pause`, { method: 'PUT' })).status, 204)
  await line.phone('海野 陸').text('こんにちは')
  await town.work()
  assert.deepEqual(heard(), [])
  assert.equal((await post(`${at}/trials`)).status, 409)
  assert.equal((await ask(`${at}/pause`, { method: 'DELETE' })).status, 204)
  await town.work()
  assert.deepEqual(heard(), ['inquiry.received'])
})

test('deliveries are listed page by page and go after 30 days; a removed endpoint takes all with it', async () => {
  const page = async (query: string) =>
    (await (await ask(`${at}/deliveries?${query}`)).json()) as {
      items: { kind: string; id: number }[]
      next: string | null
    }
  const first = await page('limit=2&state=delivered')
  const second = await page(`limit=2&state=delivered&cursor=${first.next}`)
  assert.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 4)
  assert.deepEqual(
    (await page('kind=call.recorded')).items.map(({ kind }) => kind),
    ['call.recorded'],
  )
  const count = () => numberOf('select count(*) from kernel.webhook_deliveries')
  await forget()
  await town.work()
  assert.ok((await count()) > 4)
  town.clock.advance({ hours: 24 * 31 })
  await post(`${at}/trials`)
  await forget()
  await town.work()
  assert.equal(await count(), 1)
  assert.equal((await ask(at, { method: 'DELETE' })).status, 204)
  assert.equal(await count(), 0)
  assert.equal((await ask(at, { method: 'DELETE' })).status, 404)
  await line.phone('青空 みか').text('だれも聞いていません')
  await town.work()
  assert.equal(await numberOf('select count(*) from kernel.webhook_events where spread_at is null'), 0)
})
