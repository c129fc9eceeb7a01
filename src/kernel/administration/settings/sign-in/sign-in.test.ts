import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { type Browser, browserOf } from '../../../../testing/browser.ts'
import { identityProvider } from '../../../../testing/identity-provider.ts'
import { givePassword, PASSWORD } from '../../../../testing/staff.ts'
import { testTown } from '../../../../testing/town.ts'
import { listAllProviders, secretOf } from '../../../identity/oidc/providers.queries.ts'

const town = await testTown()
const { db } = town.municipality
const PAGE = '/console/settings/sign-in'
const clerk = 'ishii' // 情報政策課: settings for the whole town
const callbacks = Array.from({ length: 40 }, (_, id) => `http://aozora.test/oidc/${id}/callback`)
const idp = await identityProvider(callbacks)

beforeEach(async () => {
  for (const table of ['oidc_providers', 'staff_identities', 'resident_identities', 'rate_counters'])
    await town.owner.query(`delete from kernel.${table}`)
})

const form = (over: Record<string, string> = {}) => ({
  audience: 'resident',
  label: '県民アカウント',
  issuer: idp.issuer,
  clientId: idp.clientId,
  clientSecret: idp.secret,
  ...over,
})
const location = (response: Response) => response.headers.get('location') ?? ''
const page = async (path: string) => (await town.request(path, { as: clerk })).text()
const trail = async (action: string) =>
  (await town.owner.query('select subject, detail from kernel.audit_entries where action = $1 order by seq', [action]))
    .rows

/** Connects through the page, and returns the page of what is connected now. */
async function connect(over: Record<string, string> = {}): Promise<string> {
  const response = await town.post(PAGE, form(over), clerk)
  assert.equal(response.status, 303, response.status === 422 ? await response.text() : '')
  return location(response).replace('?done=connected', '')
}

/** From a button of the sign-in page to what the town answers to whoever comes back. */
async function pressButton(browser: Browser, door: string, label: string, person: string): Promise<Response> {
  idp.person = person
  const html = await (await browser.get(door)).text()
  const [, button = ''] = new RegExp(`href="(/oidc/[^"]+)"[^>]*><span>${label}でサインイン`).exec(html) ?? []
  const there = await browser.get(button.replaceAll('&amp;', '&'))
  const back = await idp.visit(location(there))
  return browser.get(`${back.pathname}${back.search}`)
}

async function link(browser: Browser, id: string, person: string): Promise<void> {
  idp.person = person
  await browser.post('/console/account/identities', { provider: id, 'current-password': PASSWORD })
  const html = await (await browser.get('/console/account/identities/continue')).text()
  const back = await idp.visit(/href="(http:\/\/127[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&'))
  assert.equal(location(await browser.get(`${back.pathname}${back.search}`)), '/console/account/identities?done=linked')
}

test('a provider is connected through the page, and a resident signs in with it', async () => {
  assert.match(await page(PAGE), /まだつながっていません/)
  const connected = await connect()
  const id = connected.split('/').at(-1)
  const told = await page(`${connected}?done=connected`)
  assert.match(told, /つながりました/)
  assert.ok(told.includes(`<code>http://aozora.test/oidc/${id}/callback</code>`))
  assert.ok((await page(PAGE)).includes(`<code>http://aozora.test/oidc/${id}/callback</code>`))

  const browser = browserOf(town)
  assert.equal(location(await pressButton(browser, '/residents/sign-in', '県民アカウント', 'hanako')), '/me')
  assert.match(await (await browser.get('/me')).text(), /value="hanakoさん"/)
  assert.doesNotMatch(await (await browser.get('/sign-in')).text(), /県民アカウント/, 'it is no way in for staff')
})

test('staff who linked their account lose this way in when it is removed, and have it again when it comes back', async () => {
  const connected = await connect({ audience: 'staff', label: '県の職員認証' })
  await givePassword(town, 'suzuki')
  const desk = browserOf(town)
  await desk.post('/sign-in', { name: 'suzuki', password: PASSWORD })
  await link(desk, connected.split('/').at(-1)!, 'kenta')
  assert.equal(location(await pressButton(browserOf(town), '/sign-in', '県の職員認証', 'kenta')), '/console')

  assert.match(await page(`${connected}/removal`), /職員は 1 人います/)
  assert.equal(location(await town.post(`${connected}/removal`, {}, clerk)), `${PAGE}?done=disconnected`)
  assert.doesNotMatch(await (await browserOf(town).get('/sign-in')).text(), /県の職員認証/)
  const gone = connected.replace(PAGE, '/oidc')
  assert.equal((await browserOf(town).get(gone)).status, 404)
  assert.equal((await desk.get('/console')).status, 200, 'who is signed in goes on')

  await connect({ audience: 'staff', label: '県の職員認証' })
  assert.equal(location(await pressButton(browserOf(town), '/sign-in', '県の職員認証', 'kenta')), '/console')
})

test('before a provider is removed, the page says who has no other way in', async () => {
  const staff = await connect({ audience: 'staff' })
  const residents = await connect()
  await town.owner.query(`update kernel.staff set password_hash = null where sign_in_name in ('sato', 'ito')`)
  await givePassword(town, 'suzuki')
  await town.owner.query(
    `insert into kernel.staff_identities (issuer, subject, staff_id)
     select $1, sign_in_name, id from kernel.staff where sign_in_name in ('suzuki', 'sato', 'ito')`,
    [idp.issuer],
  )
  await town.owner.query(`update kernel.staff set disabled_at = now() where sign_in_name = 'ito'`)
  await town.owner.query(
    `with both_ways as (insert into kernel.residents default values returning id),
       one_way as (insert into kernel.residents default values returning id)
     insert into kernel.resident_identities (kind, issuer, subject, resident_id)
       select 'oidc', $1, 'a', id from both_ways union all select 'email', 'mailto:', 'a@example.jp', id from both_ways
       union all select 'oidc', $1, 'b', id from one_way union all select 'line', 'line', 'b', id from one_way`,
    [idp.issuer],
  )
  for (const [path, who] of [
    [staff, '職員'],
    [residents, '住民'],
  ] as const) {
    const html = await page(`${path}/removal`)
    assert.match(html, new RegExp(`${who}は 2 人います`))
    assert.match(html, /1 人は、ほかにサインインの方法がありません/)
  }
})

test('the secret goes in and never comes out; an empty one stays as it was', async () => {
  const path = await connect()
  const edit = { label: '県民ID', clientId: idp.clientId, clientSecret: '', version: '1' }
  assert.equal(location(await town.post(path, edit, clerk)), `${PAGE}?done=reconnected`)
  const [provider] = await listAllProviders(db)
  assert.equal(provider?.label, '県民ID')
  assert.equal(secretOf(town.program.sealer, provider!), idp.secret)
  const html = (await page(path)) + (await page(PAGE))
  assert.ok(!html.includes(idp.secret))

  const again = await town.post(path, { ...edit, clientSecret: idp.secret, version: '2' }, clerk)
  assert.equal(again.status, 303)
  const details = (await trail('oidc_provider.saved')).slice(-3).map(({ detail }) => detail)
  assert.deepEqual(
    details.map(({ label, secretChanged }) => [label, secretChanged]),
    [
      ['県民アカウント', true],
      ['県民ID', false],
      ['県民ID', false],
    ],
  )
  assert.ok(!JSON.stringify(details).includes(idp.secret))
})

test('the trail says what was removed and how many people it concerned', async () => {
  const path = await connect()
  await pressButton(browserOf(town), '/residents/sign-in', '県民アカウント', 'hanako')
  await town.post(`${path}/removal`, {}, clerk)
  const last = (await trail('oidc_provider.removed')).at(-1)
  assert.deepEqual(last, {
    subject: `oidc_provider:${path.split('/').at(-1)}`,
    detail: { audience: 'resident', label: '県民アカウント', issuer: idp.issuer, clientId: idp.clientId, people: 1 },
  })
  assert.equal((await town.post(`${path}/removal`, {}, clerk)).status, 404)
  assert.equal((await town.request(path, { as: clerk })).status, 404)
})

test('a secret that nobody can open any more has to be entered anew', async () => {
  const path = await connect()
  await town.owner.query(`update kernel.oidc_providers set sealed_secret = 'sealed with another key of long ago'`)
  const edit = { label: '県民ID', clientId: idp.clientId, version: '1' }
  const refused = await town.post(path, edit, clerk)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /href="#clientSecret"/)
  assert.equal((await town.post(path, { ...edit, clientSecret: idp.secret }, clerk)).status, 303)
})

test('the same issuer is connected once for each audience, and two people do not overwrite each other', async () => {
  const path = await connect()
  await connect({ audience: 'staff' })
  const twice = await town.post(PAGE, form(), clerk)
  assert.equal(twice.status, 409)
  assert.match(await twice.text(), /すでにつながっています/)

  const edit = { label: '先の人', clientId: idp.clientId, version: '1' }
  assert.equal((await town.post(path, edit, clerk)).status, 303)
  const second = await town.post(path, { ...edit, label: '後の人' }, clerk)
  assert.equal(second.status, 409)
  const html = await second.text()
  assert.match(html, /ほかの人が先に変更しました/)
  assert.match(html, /name="version" value="1"/, 'sending the same page again does not win')
  assert.deepEqual(
    (await listAllProviders(db)).map(({ label }) => label),
    ['県民アカウント', '先の人'],
  )
})

test('what was written wrongly is told at once, beside its field, and what was typed stays', async () => {
  const wrong = {
    audience: 'everybody',
    label: '',
    issuer: 'http://login.example.jp',
    clientId: 'あお',
    clientSecret: '',
  }
  const response = await town.post(PAGE, wrong, clerk)
  assert.equal(response.status, 422)
  const html = await response.text()
  for (const field of ['audience', 'label', 'issuer', 'clientId', 'clientSecret'])
    assert.match(html, new RegExp(`href="#${field}"`))
  assert.match(html, /value="http:\/\/login\.example\.jp"/)
  assert.ok(!(await (await town.post(PAGE, form({ label: '' }), clerk)).text()).includes(idp.secret))
})

test('the slash that the provider does not write itself is not kept: its tokens name the issuer without it', async () => {
  await connect({ issuer: `${idp.issuer}/.well-known/openid-configuration` })
  await town.owner.query('delete from kernel.oidc_providers')
  await connect({ issuer: `${idp.issuer}/` })
  assert.equal((await listAllProviders(db))[0]?.issuer, idp.issuer)
})
