import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { apiOf } from '../../testing/api.ts'
import { testTown } from '../../testing/town.ts'
import { digestOf } from '#lib/crypto/seal.ts'
import { disableStaff } from '../identity/index.ts'
import { revokeApiToken } from './revoke-token.ts'
import { findStaff } from '../identity/staff.queries.ts'

const town = await testTown()
const { clock, municipality } = town
const { db } = municipality

interface ProblemBody {
  title: string
  status: number
  errors?: { field: string; message: string }[]
}
const problemOf = async (response: Response): Promise<ProblemBody> => {
  assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  return (await response.json()) as ProblemBody
}

test('the description is a valid OpenAPI 3.1 document that names the town’s own address', async () => {
  const response = await town.request('/api/openapi.json')
  const document = await response.json()
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  assert.ok(valid, JSON.stringify(errors))
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual(document.servers, [{ url: 'http://aozora.test/api/v1', description: 'あおぞら市' }])
})

test('every operation asks for a token, and describes its refusals', async () => {
  const { paths } = await (await town.request('/api/openapi.json')).json()
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as object).map(([method, operation]) => ({ path, method, operation })),
  )
  assert.ok(operations.length >= 2)
  for (const { path, method, operation } of operations) {
    assert.ok(operation.security?.[0]?.bearer, `${method} ${path}`)
    assert.ok(operation.responses['401'].content['application/problem+json'], `${method} ${path}`)
    const asked = path.replaceAll(/\{\w+\}/g, '1')
    assert.equal((await town.request(`/api/v1${asked}`, { method: method.toUpperCase() })).status, 401, path)
  }
})

test('the page for people lists the same operations and loads no script from elsewhere', async () => {
  const html = await (await town.request('/api/')).text()
  assert.match(html, /GET \/sections/)
  assert.match(html, /sections:read/)
  assert.doesNotMatch(html, /<script(?! type="module" src="\/assets\/)/)
})

test('a token answers for the member of staff it stands for, and no cache keeps the answer', async () => {
  const { ask, staffId } = await apiOf(town, 'suzuki', ['sections:read'])
  const response = await ask('/me')
  assert.equal(response.status, 200)
  assert.match(response.headers.get('cache-control')!, /no-store/)
  const me = await response.json()
  assert.deepEqual([me.id, me.name, me.scopes], [staffId, '鈴木 健太', ['sections:read']])
  assert.deepEqual(
    me.sections.map(({ code }: { code: string }) => code),
    ['ijuu'],
  )
})

test('no token, a wrong one and a session cookie are answered with 401 and how to do it', async () => {
  for (const headers of [{}, { authorization: 'Bearer mdg_wrong' }, { authorization: 'Basic c3V6dWtpOng=' }]) {
    const response = await town.request('/api/v1/me', { headers: headers as Record<string, string>, as: 'suzuki' })
    assert.equal(response.status, 401)
    assert.match(response.headers.get('www-authenticate')!, /^Bearer/)
    assert.match((await problemOf(response)).title, /Authorization/)
  }
})

test('a revoked token, an expired one and one of a disabled account end with the next request (ASVS 8.3.2, 7.4.2)', async () => {
  const revoked = await apiOf(town, 'tanaka', [])
  const expired = await apiOf(town, 'tanaka', [], 1)
  const disabled = await apiOf(town, 'ito', [])
  for (const { ask } of [revoked, expired, disabled]) assert.equal((await ask('/me')).status, 200)

  const staff = (await findStaff(db, revoked.staffId, clock()))!
  const { id } = await db
    .selectFrom('kernel.api_tokens')
    .select('id')
    .where('staff_id', '=', staff.id)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await revokeApiToken(db, clock(), staff, id)
  await disableStaff(db, clock(), 'system:test', disabled.staffId)
  clock.advance({ hours: 24 })
  for (const { ask } of [revoked, expired, disabled]) assert.equal((await ask('/me')).status, 401)
})

test('a token without the scope is refused, and told which one it lacks', async () => {
  const { ask } = await apiOf(town, 'suzuki', [])
  const response = await ask('/sections')
  assert.equal(response.status, 403)
  assert.match(response.headers.get('www-authenticate')!, /insufficient_scope.*sections:read/)
  assert.match((await problemOf(response)).title, /sections:read/)
})

test('a list is read page by page, each section once and in order', async () => {
  const { ask } = await apiOf(town, 'suzuki', ['sections:read'])
  const whole = await (await ask('/sections')).json()
  assert.equal(whole.next, null)
  const read: unknown[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await (await ask(`/sections?limit=4${cursor && `&cursor=${cursor}`}`)).json()
    assert.ok(page.items.length <= 4)
    read.push(...page.items)
    cursor = page.next
  }
  assert.deepEqual(read, whole.items)
  assert.equal(whole.items.length, 9)
})

test('wrong input is refused by field, in words; so is a cursor that is none of ours', async () => {
  const { ask } = await apiOf(town, 'suzuki', ['sections:read'])
  const limit = await ask('/sections?limit=0')
  assert.equal(limit.status, 422)
  const { errors } = await problemOf(limit)
  assert.deepEqual(
    errors?.map(({ field }) => field),
    ['limit'],
  )
  assert.match(errors![0]!.message, /[ぁ-ん]/)
  for (const cursor of ['garbage', Buffer.from('{"id":1}').toString('base64url'), "1'--"]) {
    const response = await ask(`/sections?cursor=${encodeURIComponent(cursor)}`)
    assert.deepEqual([response.status, (await problemOf(response)).errors?.[0]?.field], [422, 'cursor'], cursor)
  }
})

test('what does not exist is a problem too, not a page', async () => {
  const { ask } = await apiOf(town, 'suzuki', [])
  const response = await ask('/nothing')
  assert.equal(response.status, 404)
  await problemOf(response)
})

test('being used is written at most once a minute', async () => {
  const { ask, token } = await apiOf(town, 'yamada', [])
  const digest = digestOf(token)
  const lastUsed = async () =>
    (
      await db
        .selectFrom('kernel.api_tokens')
        .select('last_used_at')
        .where('digest', '=', digest)
        .executeTakeFirstOrThrow()
    ).last_used_at!.toString()
  await ask('/me')
  const first = await lastUsed()
  clock.advance({ seconds: 59 })
  await ask('/me')
  assert.equal(await lastUsed(), first)
  clock.advance({ seconds: 1 })
  await ask('/me')
  assert.equal(await lastUsed(), clock().toString())
})

test('one token may not ask without end; another is not held up by it', async () => {
  const busy = await apiOf(town, 'kato', [])
  const calm = await apiOf(town, 'kato', [])
  const answers = await Promise.all(Array.from({ length: 301 }, async () => (await busy.ask('/me')).status))
  assert.deepEqual([answers.filter((one) => one === 200).length, answers.filter((one) => one === 429).length], [300, 1])
  assert.equal((await busy.ask('/me')).headers.get('retry-after'), '60')
  assert.equal((await calm.ask('/me')).status, 200)
  clock.advance({ minutes: 1 })
  assert.equal((await busy.ask('/me')).status, 200)
})
