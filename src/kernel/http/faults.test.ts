import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import pg from 'pg'
import { isRushed, isUnstorable } from '#lib/db/connect.ts'
import { testTown } from '../../testing/town.ts'
import type { SiteEnv } from './env.ts'
import { answerError } from './faults.tsx'

const town = await testTown()
await town.owner.query("update kernel.municipality set theme = 'green'")

const oversized = () =>
  town.request('/console/account/password', {
    method: 'POST',
    as: 'suzuki',
    body: 'x',
    headers: { 'content-length': String(60 * 1024 * 1024) },
  })

test('an error in the console is told in the town’s name and colour, and leads back to one’s work', async () => {
  const table: [status: number, Response][] = [
    [404, await town.request('/console/no-such-page', { as: 'suzuki' })],
    [403, await town.request('/console/settings', { as: 'suzuki' })],
    [403, await town.request('/console/notifications/readings', { method: 'POST', as: 'suzuki' })],
    [413, await oversized()],
  ]
  for (const [status, response] of table) {
    assert.equal(response.status, status)
    const page = await response.text()
    assert.match(page, /<title>[^<]+ \| あおぞら市<\/title>/)
    assert.match(page, /data-theme="green"/)
    assert.match(page, /<a href="\/console">きょうの仕事へ<\/a>/)
    assert.doesNotMatch(page, /href="\/"/)
  }
})

test('an error on the residents’ side leads to the town’s first page', async () => {
  const page = await (await town.request('/no-such-page')).text()
  assert.match(page, /あおぞら市/)
  assert.match(page, /<a href="\/">トップページへ<\/a>/)
})

test('a host name that no municipality has is answered without a link to itself', async () => {
  const response = await town.app.request('http://elsewhere.test/x', { headers: { host: 'elsewhere.test' } })
  assert.equal(response.status, 404)
  assert.doesNotMatch(await response.text(), /<a [^>]*href="\/"/)
})

test('where even the town’s name cannot be read, a fault is told all the same', async () => {
  const broken = await testTown()
  await broken.owner.query('alter schema kernel rename to gone')
  const response = await broken.request('/console', { headers: { cookie: 'madoguchi=anything' } })
  assert.equal(response.status, 500)
  assert.match(await response.text(), /こちらの不具合/)
})

test('whoever has no turn at the database in a rush is told to come back; the program has no fault', async () => {
  const pool = new pg.Pool({ connectionString: process.env['TEST_DATABASE_URL']!, max: 1 })
  const first = await pool.connect()
  pool.options.connectionTimeoutMillis = 1
  const error = await pool.connect().catch((reason: Error) => reason)
  first.release()
  await pool.end()
  assert.ok(error instanceof Error && isRushed(error), 'the pool says it in other words now')

  const app = new Hono<SiteEnv>().onError(answerError).get('/applications', () => Promise.reject(error))
  const response = await app.request('/applications')
  assert.equal(response.status, 503)
  assert.equal(response.headers.get('retry-after'), '30')
  assert.match(await response.text(), /混み合っています/)
})

test('what no column can keep is refused with words, and is no fault', async () => {
  const pool = new pg.Pool({ connectionString: process.env['TEST_DATABASE_URL']!, max: 1 })
  const table: [statement: string, value: unknown, unstorable: boolean][] = [
    ['select $1::text', 'a\0', true],
    ['select $1::jsonb', '{"a":"\\u0000"}', true],
    ['select $1::jsonb', '{"a":"\\ud800"}', true],
    ['select $1::int', '2147483648', true],
    ['select $1::date', '0000-01-01', true],
    ['select $1::int', 'x', false],
    ['select 1 / $1::int', '0', false],
  ]
  for (const [statement, value, unstorable] of table) {
    const error = await pool.query(statement, [value]).catch((reason: Error) => reason)
    assert.ok(error instanceof Error, statement)
    assert.equal(isUnstorable(error), unstorable, `${statement} ${String(value)}: ${error.message}`)
    const app = new Hono<SiteEnv>().onError(answerError).get('/faq', () => Promise.reject(error))
    const answer = await app.request('/faq')
    assert.equal(answer.status, unstorable ? 400 : 500)
    if (unstorable) assert.match(await answer.text(), /入力し直して/)
  }
  await pool.end()
})
