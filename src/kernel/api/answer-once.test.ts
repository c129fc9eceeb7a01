import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { createRoute, z } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { apiOf } from '../../testing/api.ts'
import { testTown } from '../../testing/town.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Module } from '../program.ts'
import { openRequest } from '../http/request.ts'
import type { SiteEnv } from '../http/env.ts'
import { apiRoutes } from './api.routes.ts'
import { needs } from './needs.ts'

const town = await testTown()

let stored: string[] = []
/** Runs while a request is at work; a test may let others in. */
let during = async () => {}

/** A module with one resource that can be written. */
const guestbook: Module = {
  name: 'guestbook',
  api(_program, api) {
    const Entry = z.object({ words: z.string().min(1).max(20) })
    const route = createRoute({
      ...needs('guestbook:write'),
      method: 'post',
      path: '/entries',
      request: { body: { required: true, content: { 'application/json': { schema: Entry } } } },
      responses: {
        201: { description: '', content: { 'application/json': { schema: z.object({ number: z.int() }) } } },
      },
    })
    api.openapi(route, async (c) => {
      const { words } = c.req.valid('json')
      await during()
      if (words === 'taken') throw new Refusal(409, '同じ言葉があります。', 'words')
      if (words === 'fault') throw new Error('the disk is on fire')
      stored.push(words)
      return c.json({ number: stored.length }, 201)
    })
  },
}
const app = new Hono<SiteEnv>().use(openRequest(town.program)).route('/', apiRoutes(town.program, [guestbook]))

const { token } = await apiOf(town, 'suzuki', ['guestbook:write'])
const other = await apiOf(town, 'sato', ['guestbook:write'])

const post = (words: string, key?: string, bearer = token) =>
  app.request('http://aozora.test/api/v1/entries', {
    method: 'POST',
    headers: {
      host: 'aozora.test',
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      ...(key && { 'idempotency-key': key }),
    },
    body: JSON.stringify({ words }),
  })

beforeEach(async () => {
  stored = []
  during = async () => {}
  await town.owner.query('delete from kernel.idempotency_keys')
})

test('the same write with the same key happens once, and both get the same answer', async () => {
  const first = await post('hello', 'key-1')
  const second = await post('hello', 'key-1')
  assert.deepEqual([first.status, await first.text()], [201, '{"number":1}'])
  assert.deepEqual([second.status, await second.text()], [201, '{"number":1}'])
  assert.deepEqual(
    [first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')],
    [null, 'true'],
  )
  assert.equal(second.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.deepEqual(stored, ['hello'])
})

test('without a key, the same write happens twice: the test above can fail', async () => {
  await post('hello')
  await post('hello')
  assert.deepEqual(stored, ['hello', 'hello'])
})

test('the same key with other words is refused', async () => {
  await post('hello', 'key-2')
  const response = await post('good bye', 'key-2')
  assert.equal(response.status, 422)
  assert.match((await response.json()).title, /内容の違う操作/)
  assert.deepEqual(stored, ['hello'])
})

test('the same key while the first is still at work is refused, and the first goes on', async () => {
  let meanwhile: Response | undefined
  during = async () => {
    during = async () => {}
    meanwhile = await post('hello', 'key-3')
  }
  assert.equal((await post('hello', 'key-3')).status, 201)
  assert.equal(meanwhile?.status, 409)
  assert.deepEqual(stored, ['hello'])
})

test('of many requests at the same moment one is done', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => post('hello', 'key-4')))
  assert.deepEqual(stored, ['hello'])
  assert.ok(answers.every(({ status }) => status === 201 || status === 409))
})

test('a refusal is an answer and is repeated; a fault of ours may be tried again', async () => {
  assert.equal((await post('taken', 'key-5')).status, 409)
  const again = await post('taken', 'key-5')
  assert.deepEqual([again.status, (await again.json()).errors[0].field], [409, 'words'])
  assert.equal(again.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  assert.equal((await post('fault', 'key-6')).status, 500)
  const retried = await post('fault', 'key-6')
  assert.deepEqual([retried.status, retried.headers.get('idempotency-replayed')], [500, null])
})

test('a key belongs to its token: another’s same key is another key', async () => {
  await post('hello', 'key-7')
  await post('hello', 'key-7', other.token)
  assert.deepEqual(stored, ['hello', 'hello'])
})

test('a request that died on the way keeps its key: nobody knows how far it came', async () => {
  await post('hello', 'key-8')
  await town.owner.query('update kernel.idempotency_keys set status = null, body = null')
  assert.equal((await post('hello', 'key-8')).status, 409)
  assert.deepEqual(stored, ['hello'])
})

test('a key that could be no key is refused', async () => {
  for (const key of ['two words', 'x'.repeat(256)]) assert.equal((await post('hello', key)).status, 422, key)
  assert.deepEqual(stored, [])
})

test('answers are kept for a day, and then forgotten', async () => {
  await post('hello', 'key-9')
  const purge = async () => {
    await town.owner.query(`select graphile_worker.add_job('api.purge-idempotency-keys')`)
    await town.work()
  }
  town.clock.advance({ hours: 24 })
  await purge()
  assert.equal((await post('hello', 'key-9')).headers.get('idempotency-replayed'), 'true')
  town.clock.advance({ seconds: 1 })
  await purge()
  assert.equal((await post('hello', 'key-9')).headers.get('idempotency-replayed'), null)
})

test('wrong fields and broken JSON are told apart', async () => {
  const response = await post('')
  assert.deepEqual([response.status, (await response.json()).errors[0].field], [422, 'words'])
  const broken = await app.request('http://aozora.test/api/v1/entries', {
    method: 'POST',
    headers: { host: 'aozora.test', authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"words":',
  })
  assert.deepEqual([broken.status, (await broken.json()).title], [400, '本文を JSON として読めません。'])
})
