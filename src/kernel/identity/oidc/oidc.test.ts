import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { type Browser, browserOf } from '../../../testing/browser.ts'
import { byProvider, callbacks, location, pathOf } from '../../../testing/by-provider.ts'
import { identityProvider } from '../../../testing/identity-provider.ts'
import { givePassword, PASSWORD } from '../../../testing/staff.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown()
await givePassword(town, 'suzuki')
await givePassword(town, 'sato')

const [prefecture, bank] = [await identityProvider(callbacks), await identityProvider(callbacks)]
const { register, signInAt } = byProvider(town)
const staffId = await register('staff', '県の職員認証', prefecture)
const bankId = await register('staff', 'ほかの認証', bank)
const residentId = await register('resident', '県民ログイン', prefecture)

beforeEach(async () => {
  await town.owner.query('delete from kernel.staff_identities')
  await town.owner.query('delete from kernel.rate_counters')
  await town.owner.query('delete from kernel.totp')
})

async function signedIn(name: string): Promise<Browser> {
  const browser = browserOf(town)
  await browser.post('/sign-in', { name, password: PASSWORD })
  return browser
}

async function link(browser: Browser, person: string, id = staffId, idp = prefecture) {
  idp.person = person
  const begun = await browser.post('/console/account/identities', {
    provider: String(id),
    'current-password': PASSWORD,
  })
  assert.equal(location(begun), '/console/account/identities/continue')
  const page = await (await browser.get('/console/account/identities/continue')).text()
  const address = /href="(http:\/\/127[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&')
  return browser.get(pathOf(await idp.visit(address)))
}

test('staff link an account while signed in, and from then on sign in with it', async () => {
  assert.equal(location(await link(await signedIn('suzuki'), 'kenta')), '/console/account/identities?done=linked')
  const browser = browserOf(town)
  const arrived = await signInAt(prefecture, staffId, 'kenta', browser, '/console/account')
  assert.equal(location(arrived), '/console/account')
  assert.match(await (await browser.get('/console/account')).text(), /鈴木 健太さんの設定/)
})

test('the way to the provider carries state, nonce and a PKCE challenge, and none of the secrets', async () => {
  const browser = browserOf(town)
  const address = new URL(location(await browser.get(`/oidc/${staffId}`)))
  assert.equal(address.origin, prefecture.issuer)
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok(address.searchParams.get(name)!.length >= 43, name)
  assert.equal(address.searchParams.get('code_challenge_method'), 'S256')
  assert.equal(address.searchParams.get('redirect_uri'), `http://aozora.test/oidc/${staffId}/callback`)
  assert.doesNotMatch(address.href, new RegExp(prefecture.secret))
})

test('an account that nobody linked is refused kindly', async () => {
  const response = await signInAt(prefecture, staffId, 'stranger')
  assert.equal(response.status, 403)
  const page = await response.text()
  assert.match(page, /まだどの職員とも結びついていません/)
  assert.match(page, /href="\/sign-in"/)
})

test('the same e-mail address does not link: another subject stays a stranger', async () => {
  await town.owner.query(
    "update kernel.staff set email = 'same@aozora.example' where sign_in_name in ('suzuki', 'sato')",
  )
  await link(await signedIn('suzuki'), 'kenta')
  assert.equal((await signInAt(prefecture, staffId, 'somebody-else')).status, 403)
})

test('the same subject at another issuer is another person', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  assert.equal((await signInAt(bank, bankId, 'kenta')).status, 403)
})

test('an answer with the wrong state is refused', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  prefecture.person = 'kenta'
  const browser = browserOf(town)
  const back = await prefecture.visit(location(await browser.get(`/oidc/${staffId}`)))
  back.searchParams.set('state', 'another-state')
  const response = await browser.get(pathOf(back))
  assert.equal(response.status, 403)
  assert.equal(browser.token(), undefined)
})

test('an answer that names another issuer is refused', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  prefecture.person = 'kenta'
  const browser = browserOf(town)
  const back = await prefecture.visit(location(await browser.get(`/oidc/${staffId}`)))
  back.searchParams.set('iss', bank.issuer)
  assert.equal((await browser.get(pathOf(back))).status, 403)
})

test('the answer of one provider does not fit the attempt at another', async () => {
  await link(await signedIn('suzuki'), 'kenta', bankId, bank)
  prefecture.person = 'kenta'
  const browser = browserOf(town)
  const back = await prefecture.visit(location(await browser.get(`/oidc/${staffId}`)))
  await browser.get(`/oidc/${bankId}`)
  assert.equal((await browser.get(`/oidc/${bankId}/callback${back.search}`)).status, 403)
  assert.equal(browser.token(), undefined)
})

test('the door for residents does not lead into the console, though the provider is the same', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  prefecture.person = 'kenta'
  const browser = browserOf(town)
  const back = await prefecture.visit(location(await browser.get(`/oidc/${residentId}`)))
  assert.equal((await browser.get(`/oidc/${staffId}/callback${back.search}`)).status, 403)
  assert.equal(browser.token(), undefined)
})

test('an answer carried to another browser is refused', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  prefecture.person = 'kenta'
  const back = await prefecture.visit(location(await browserOf(town).get(`/oidc/${staffId}`)))
  const other = browserOf(town)
  assert.equal((await other.get(pathOf(back))).status, 403)
  await other.get(`/oidc/${staffId}`)
  assert.equal((await other.get(pathOf(back))).status, 403)
  assert.equal(other.token(), undefined)
})

test('a code works once, even for whoever kept the cookie of the attempt', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  prefecture.person = 'kenta'
  const browser = browserOf(town)
  const back = await prefecture.visit(location(await browser.get(`/oidc/${staffId}`)))
  const kept = new Map(browser.cookies)
  assert.equal((await browser.get(pathOf(back))).status, 303)
  const replay = browserOf(town)
  assert.equal((await replay.get(pathOf(back))).status, 403)
  for (const [name, value] of kept) replay.cookies.set(name, value)
  assert.equal((await replay.get(pathOf(back))).status, 403)
  assert.equal(replay.token(), undefined)
})

test('an attempt is over after ten minutes', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  prefecture.person = 'kenta'
  const browser = browserOf(town)
  const back = await prefecture.visit(location(await browser.get(`/oidc/${staffId}`)))
  town.clock.advance({ minutes: 10 })
  assert.equal((await browser.get(pathOf(back))).status, 403)
})

test('giving up at the provider leads back with a word, not with a fault', async () => {
  const response = await signInAt(prefecture, staffId, undefined)
  assert.equal(response.status, 403)
  assert.match(await response.text(), /取りやめました/)
})

test('linking needs the password, and an account that another has cannot be linked', async () => {
  const suzuki = await signedIn('suzuki')
  const wrong = await suzuki.post('/console/account/identities', {
    provider: String(staffId),
    'current-password': 'wrong',
  })
  assert.equal(wrong.status, 422)
  await link(suzuki, 'kenta')
  const response = await link(await signedIn('sato'), 'kenta')
  assert.equal(response.status, 409)
  assert.match(await response.text(), /ほかの職員と結びついています/)
})

test('an attempt to link counts only for the person who began it', async () => {
  const browser = await signedIn('suzuki')
  prefecture.person = 'attacker'
  await browser.post('/console/account/identities', { provider: String(staffId), 'current-password': PASSWORD })
  const page = await (await browser.get('/console/account/identities/continue')).text()
  const back = await prefecture.visit(/href="(http:\/\/127[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&'))
  await browser.post('/sign-in', { name: 'sato', password: PASSWORD })
  assert.equal((await browser.get(pathOf(back))).status, 403)
  assert.equal((await town.owner.query('select from kernel.staff_identities')).rowCount, 0)
})

test('an unlinked account signs nobody in any more', async () => {
  const browser = await signedIn('suzuki')
  await link(browser, 'kenta')
  const form = { identity: `${prefecture.issuer} kenta`, 'current-password': PASSWORD }
  assert.equal(
    location(await browser.post('/console/account/identities/removal', form)),
    '/console/account/identities?done=unlinked',
  )
  assert.equal((await signInAt(prefecture, staffId, 'kenta')).status, 403)
})

test('a disabled member of staff does not come in through the provider either', async () => {
  const ito = await givePassword(town, 'ito')
  await link(await signedIn('ito'), 'sakura')
  await town.owner.query('update kernel.staff set disabled_at = now() where id = $1', [ito])
  assert.equal((await signInAt(prefecture, staffId, 'sakura')).status, 403)
})

test('whoever has a second factor is asked for it after the provider too', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  await town.owner.query(
    "insert into kernel.totp (staff_id, sealed, confirmed_at) select id, '', now() from kernel.staff where sign_in_name = 'suzuki'",
  )
  assert.equal(location(await signInAt(prefecture, staffId, 'kenta')), '/sign-in/code?next=%2Fconsole')
})

test('a resident unknown until now is made at first sight and found again', async () => {
  const browser = browserOf(town)
  assert.equal(location(await signInAt(prefecture, residentId, 'hanako', browser)), '/me')
  assert.match(await (await browser.get('/me')).text(), /value="hanakoさん"/)
  await signInAt(prefecture, residentId, 'hanako')
  const { rowCount } = await town.owner.query("select from kernel.resident_identities where subject = 'hanako'")
  assert.equal(rowCount, 1)
  assert.equal((await browser.get('/console')).status, 303, 'a resident is no member of staff')
})

test('a resident and a member of staff with the same account are not mixed up', async () => {
  await signInAt(prefecture, residentId, 'kenta')
  assert.equal((await signInAt(prefecture, staffId, 'kenta')).status, 403)
})

test('signing in does not lead to another site', async () => {
  await link(await signedIn('suzuki'), 'kenta')
  assert.equal(location(await signInAt(prefecture, staffId, 'kenta', browserOf(town), '//evil.example')), '/console')
})

test('what is known of a provider is asked for once an hour', async () => {
  const before = prefecture.discoveries()
  town.clock.advance({ hours: 1 })
  for (let time = 0; time < 3; time++) await browserOf(town).get(`/oidc/${staffId}`)
  assert.equal(prefecture.discoveries(), before + 1)
})

test('a provider without https is trusted on loopback alone, and one that is away does not break the page', async () => {
  const outside = { ...bank, issuer: 'http://idp.example' }
  const away = { ...bank, issuer: 'http://127.0.0.1:9' }
  for (const idp of [outside, away]) {
    const response = await browserOf(town).get(`/oidc/${await register('staff', '届かない認証', idp)}`)
    assert.equal(response.status, 502)
    assert.match(await response.text(), /つながりません/)
  }
})
