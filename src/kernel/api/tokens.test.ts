import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../testing/api.ts'
import { atDesk } from '../../testing/browser.ts'
import { givePassword, PASSWORD } from '../../testing/staff.ts'
import { testTown } from '../../testing/town.ts'

const town = await testTown()
for (const name of ['suzuki', 'yamada', 'kato', 'mori']) await givePassword(town, name)
const page = async (as = 'suzuki') => (await town.request('/console/account/tokens', { as })).text()
const make = (fields: Record<string, string>, as = 'suzuki') =>
  town.post('/console/account/tokens', { 'current-password': PASSWORD, ...fields }, as)
const me = (token: string) => town.request('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })
const tokenIn = (html: string) => /mdg_[\w-]{32}/.exec(html)?.[0]

/** Makes one as at the desk, and returns it from the page that shows it. */
async function tokenOf(signInName: string, label: string): Promise<string> {
  const desk = await atDesk(town, signInName)
  const form = { label, scopes: 'sections:read', days: '30', 'current-password': PASSWORD }
  const made = await desk.post('/console/account/tokens', form)
  return tokenIn(await (await desk.get(made.headers.get('location')!)).text())!
}

test('a token works at once, and lies in the database as a digest only', async () => {
  const token = await tokenOf('suzuki', '人事システムとの連携')
  assert.equal((await me(token)).status, 200)
  const html = await page()
  assert.match(html, /人事システムとの連携/)
  assert.match(html, /課の一覧を読む/)
  const rows = await town.owner.query('select t::text from kernel.api_tokens t')
  assert.ok(!JSON.stringify(rows.rows).includes(token))
})

test('it is shown once: the page that is loaded again makes no other and shows none', async () => {
  const desk = await atDesk(town, 'ito')
  const form = { label: '一度だけ', scopes: 'sections:read', days: '30', 'current-password': PASSWORD }
  const made = await desk.post('/console/account/tokens', form)
  assert.equal(made.status, 303)
  const shown = await desk.get(made.headers.get('location')!)
  assert.match(shown.headers.get('cache-control')!, /no-store/)
  const token = tokenIn(await shown.text())!
  assert.ok(![...desk.cookies.values(), made.headers.get('location')].join().includes(token))
  const again = await (await desk.get(made.headers.get('location')!)).text()
  assert.equal(tokenIn(again), undefined)
  assert.equal(again.match(/\/revocation"/g)?.length, 1)
})

test('it is not shown to whoever signs in at the same browser next', async () => {
  const desk = await atDesk(town, 'sato')
  const form = { label: '交代', scopes: 'sections:read', days: '30', 'current-password': PASSWORD }
  await desk.post('/console/account/tokens', form)
  await givePassword(town, 'mori')
  await desk.post('/sign-in', { name: 'mori', password: PASSWORD })
  assert.equal(tokenIn(await (await desk.get('/console/account/tokens')).text()), undefined)
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
  const token = await tokenOf('kato', '古い')
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
    [{ label: '連携', scopes: 'sections:read', 'current-password': '' }, /今のパスワードを入力してください/],
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

test('a field left empty is no guess at the password', async () => {
  await givePassword(town, 'aoki')
  const form = { label: '連携', scopes: 'sections:read', days: '30' }
  for (let time = 0; time < 7; time++)
    assert.equal((await make({ ...form, 'current-password': '' }, 'aoki')).status, 422)
  assert.equal((await make(form, 'aoki')).status, 303)
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
