import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { givePassword, PASSWORD } from '../../testing/staff.ts'
import { testTown } from '../../testing/town.ts'

const town = await testTown()
for (const name of ['suzuki', 'yamada', 'kato', 'mori']) await givePassword(town, name)
const page = async (as = 'suzuki') => (await town.request('/console/account/tokens', { as })).text()
const make = (fields: Record<string, string>, as = 'suzuki') =>
  town.post('/console/account/tokens', { 'current-password': PASSWORD, ...fields }, as)
const me = (token: string) => town.request('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })
const tokenIn = (html: string) => /mdg_[\w-]{32}/.exec(html)?.[0]

test('a token is shown once, works at once, and lies in the database as a digest only', async () => {
  const response = await make({ label: '人事システムとの連携', scopes: 'sections:read', days: '30' })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('cache-control')!, /no-store/)
  const token = tokenIn(await response.text())!
  assert.equal((await me(token)).status, 200)
  const html = await page()
  assert.match(html, /人事システムとの連携/)
  assert.match(html, /課の一覧を読む/)
  assert.equal(tokenIn(html), undefined)
  const rows = await town.owner.query('select t::text from kernel.api_tokens t')
  assert.ok(!JSON.stringify(rows.rows).includes(token))
})

test('making and revoking are in the audit trail, without the token', async () => {
  await make({ label: '監査', scopes: 'sections:read', days: '30' }, 'yamada')
  const id = /tokens\/(\d+)\/revocation/.exec(await page('yamada'))![1]!
  await town.post(`/console/account/tokens/${id}/revocation`, {}, 'yamada')
  const { rows } = await town.owner.query(
    `select action, detail from kernel.audit_entries where actor like 'staff:%' and detail ->> 'label' = '監査' order by seq`,
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['token.created', 'token.revoked'],
  )
  assert.doesNotMatch(JSON.stringify(rows), /mdg_/)
})

test('a revoked token ends at once and stays in the list as revoked', async () => {
  const token = tokenIn(await (await make({ label: '古い', scopes: 'sections:read', days: '30' }, 'kato')).text())!
  const id = /tokens\/(\d+)\/revocation/.exec(await page('kato'))![1]!
  const response = await town.post(`/console/account/tokens/${id}/revocation`, {}, 'kato')
  assert.equal(response.status, 303)
  assert.equal((await me(token)).status, 401)
  assert.match(await page('kato'), /取り消し済み/)
})

test('nobody sees or revokes another’s token', async () => {
  await apiOf(town, 'tanaka', [])
  const id = /tokens\/(\d+)\/revocation/.exec(await page('tanaka'))![1]!
  assert.doesNotMatch(await page('sasaki'), new RegExp(`tokens/${id}/`))
  assert.equal((await town.post(`/console/account/tokens/${id}/revocation`, {}, 'sasaki')).status, 404)
  assert.match(await page('tanaka'), new RegExp(`tokens/${id}/revocation`))
})

test('a token without a name, without scope, or with a scope that is not offered is not made', async () => {
  const table = [
    [{ label: '  ', scopes: 'sections:read' }, /名前を入力/],
    [{ label: '連携' }, /1つ以上/],
    [{ label: '連携', scopes: 'everything:write' }, /everything:write.*という範囲はありません/],
    [{ label: '連携', scopes: 'constructor' }, /という範囲はありません/],
    [{ label: '連携', scopes: 'sections:read', 'current-password': 'wrong' }, /今のパスワードが違います/],
    [{ label: '連携', scopes: 'sections:read', 'current-password': '' }, /今のパスワードが違います/],
  ] as const
  for (const [fields, reason] of table) {
    const response = await make({ days: '30', ...fields }, 'mori')
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, reason)
    assert.equal(tokenIn(html), undefined)
  }
  assert.match(await page('mori'), /トークンはまだありません/)
})

test('only what one has the duty for is offered to be given away', async () => {
  const reading = /value="conversations:read"/
  assert.match(await page('suzuki'), reading)
  await givePassword(town, 'goto')
  assert.doesNotMatch(await page('goto'), reading)
  assert.match(await page('goto'), /value="sections:read"/)
  const wanted = { label: '連携', scopes: 'conversations:read', days: '30' }
  assert.equal((await make(wanted, 'goto')).status, 422)
})

test('no token outlives a year', async () => {
  await assert.rejects(apiOf(town, 'mori', [], 367), { status: 422, field: 'expires' })
  await assert.rejects(apiOf(town, 'mori', [], 0), { status: 422, field: 'expires' })
})
